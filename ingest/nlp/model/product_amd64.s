#include "textflag.h"
#include "rows_amd64.h"

// func productAVX2(a, b *float32, n int) float32
//
// Y0..Y3 hold the 32 lanes of the sum, Y4..Y7 32 products.
TEXT ·productAVX2(SB), NOSPLIT, $0-28
	MOVQ   a+0(FP), SI
	MOVQ   b+8(FP), DI
	MOVQ   n+16(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3

loop:
	VMOVUPS (SI), Y4
	VMOVUPS 32(SI), Y5
	VMOVUPS 64(SI), Y6
	VMOVUPS 96(SI), Y7
	VMULPS  (DI), Y4, Y4
	VMULPS  32(DI), Y5, Y5
	VMULPS  64(DI), Y6, Y6
	VMULPS  96(DI), Y7, Y7
	VADDPS  Y4, Y0, Y0
	VADDPS  Y5, Y1, Y1
	VADDPS  Y6, Y2, Y2
	VADDPS  Y7, Y3, Y3
	ADDQ    $128, SI
	ADDQ    $128, DI
	SUBQ    $32, CX
	JNZ     loop

	JOIN(Y0, Y1, Y2, Y3, X0, X1)
	VMOVSS X0, ret+24(FP)
	VZEROUPPER
	RET

// func pairAVX2(v, w, features, out *float32, n int, f *Features) float32
//
// R8..R13 point at the six rows of features; all move by DX. Y4..Y7 hold 32
// numbers of the sum, Y0..Y3 the lanes of the result.
// ROWAT sets R to the address of the row of features that f[i] names.
#define ROWAT(i, R) \
	MOVLQSX (i*4)(BX), R; \
	IMULQ   CX, R; \
	LEAQ    (AX)(R*4), R

// PAIRADD adds 32 numbers of a row.
#define PAIRADD(R) \
	VADDPS (R)(DX*4), Y4, Y4; \
	VADDPS 32(R)(DX*4), Y5, Y5; \
	VADDPS 64(R)(DX*4), Y6, Y6; \
	VADDPS 96(R)(DX*4), Y7, Y7

TEXT ·pairAVX2(SB), NOSPLIT, $0-52
	MOVQ   n+32(FP), CX
	MOVQ   f+40(FP), BX
	MOVQ   features+16(FP), AX
	ROWAT(0, R8)
	ROWAT(1, R9)
	ROWAT(2, R10)
	ROWAT(3, R11)
	ROWAT(4, R12)
	ROWAT(5, R13)
	MOVQ   v+0(FP), SI
	MOVQ   w+8(FP), DI
	MOVQ   out+24(FP), BX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3
	VXORPS Y8, Y8, Y8
	XORQ   DX, DX

loop:
	VMOVUPS (SI)(DX*4), Y4
	VMOVUPS 32(SI)(DX*4), Y5
	VMOVUPS 64(SI)(DX*4), Y6
	VMOVUPS 96(SI)(DX*4), Y7
	PAIRADD(DI)
	PAIRADD(R8)
	PAIRADD(R9)
	PAIRADD(R10)
	PAIRADD(R11)
	PAIRADD(R12)
	PAIRADD(R13)
	// relu, with the zeros of Y8, times out.
	VMAXPS  Y8, Y4, Y4
	VMAXPS  Y8, Y5, Y5
	VMAXPS  Y8, Y6, Y6
	VMAXPS  Y8, Y7, Y7
	VMULPS  (BX)(DX*4), Y4, Y4
	VMULPS  32(BX)(DX*4), Y5, Y5
	VMULPS  64(BX)(DX*4), Y6, Y6
	VMULPS  96(BX)(DX*4), Y7, Y7
	VADDPS  Y4, Y0, Y0
	VADDPS  Y5, Y1, Y1
	VADDPS  Y6, Y2, Y2
	VADDPS  Y7, Y3, Y3
	ADDQ    $32, DX
	CMPQ    DX, CX
	JLT     loop

	JOIN(Y0, Y1, Y2, Y3, X0, X1)
	VMOVSS X0, ret+48(FP)
	VZEROUPPER
	RET
