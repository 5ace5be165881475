#include "textflag.h"
#include "rows_amd64.h"

CONST(magnitude, $0x7FFFFFFF)
CONST(tiny, $(1e-30))

// func quantizeAVX2(dst *int16, x *float32, n int, limit float32) float32
//
// Two passes over x: the largest magnitude, the integers.
//
//	SI      x; BX walks over it in the first pass
//	DI      dst
//	CX      n; DX counts down in the first pass
//	Y0, Y1  the largest
//	Y6      limit / top
//	Y7      the mask that takes signs off
TEXT ·quantizeAVX2(SB), NOSPLIT, $0-36
	MOVQ    dst+0(FP), DI
	MOVQ    x+8(FP), SI
	MOVQ    n+16(FP), CX
	VMOVSS  limit+24(FP), X8
	VMOVUPS magnitude<>(SB), Y7
	VXORPS  Y0, Y0, Y0
	VXORPS  Y1, Y1, Y1
	MOVQ    SI, BX
	MOVQ    CX, DX

largest:
	VANDPS (BX), Y7, Y2
	VANDPS 32(BX), Y7, Y3
	VANDPS 64(BX), Y7, Y4
	VANDPS 96(BX), Y7, Y5
	VMAXPS Y2, Y0, Y0
	VMAXPS Y3, Y1, Y1
	VMAXPS Y4, Y0, Y0
	VMAXPS Y5, Y1, Y1
	ADDQ   $128, BX
	SUBQ   $32, DX
	JNZ    largest

	VMAXPS   Y1, Y0, Y0
	TOP(Y0, X0, X1)
	VUCOMISS tiny<>(SB), X0
	JLS      zero // also where top is not a number
	VDIVSS   X0, X8, X6 // limit / top
	VDIVSS   X8, X0, X0 // top / limit
	VMOVSS   X0, ret+32(FP)
	VBROADCASTSS X6, Y6

write:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VMOVUPS 64(SI), Y2
	VMOVUPS 96(SI), Y3
	PACK16(Y0, Y1, Y6, (DI))
	PACK16(Y2, Y3, Y6, 32(DI))
	ADDQ    $128, SI
	ADDQ    $64, DI
	SUBQ    $32, CX
	JNZ     write
	VZEROUPPER
	RET

zero:
	VXORPS Y0, Y0, Y0
	VMOVSS X0, ret+32(FP)

clear:
	VMOVUPS Y0, (DI)
	VMOVUPS Y0, 32(DI)
	ADDQ    $64, DI
	SUBQ    $32, CX
	JNZ     clear
	VZEROUPPER
	RET

// func quantizeAVX512(dst *int16, x *float32, n int, limit float32) float32
//
// As quantizeAVX2; VPMOVSDW narrows sixteen integers and keeps their order.
TEXT ·quantizeAVX512(SB), NOSPLIT, $0-36
	MOVQ         dst+0(FP), DI
	MOVQ         x+8(FP), SI
	MOVQ         n+16(FP), CX
	VMOVSS       limit+24(FP), X8
	VPBROADCASTD magnitude<>(SB), Z7
	VPXORD       Z0, Z0, Z0
	VPXORD       Z1, Z1, Z1
	MOVQ         SI, BX
	MOVQ         CX, DX

largest:
	VPANDD (BX), Z7, Z2
	VPANDD 64(BX), Z7, Z3
	VMAXPS Z2, Z0, Z0
	VMAXPS Z3, Z1, Z1
	ADDQ   $128, BX
	SUBQ   $32, DX
	JNZ    largest

	VMAXPS   Z1, Z0, Z0
	TOP16(Z0, Y0, Y1, X0, X1)
	VUCOMISS tiny<>(SB), X0
	JLS      zero
	VDIVSS   X0, X8, X6 // limit / top
	VDIVSS   X8, X0, X0 // top / limit
	VMOVSS   X0, ret+32(FP)
	VBROADCASTSS X6, Z6

write:
	VMULPS    (SI), Z6, Z0
	VMULPS    64(SI), Z6, Z1
	VCVTPS2DQ Z0, Z0
	VCVTPS2DQ Z1, Z1
	VPMOVSDW  Z0, (DI)
	VPMOVSDW  Z1, 32(DI)
	ADDQ      $128, SI
	ADDQ      $64, DI
	SUBQ      $32, CX
	JNZ       write
	VZEROUPPER
	RET

zero:
	VPXORD Z0, Z0, Z0
	VMOVSS X0, ret+32(FP)

clear:
	VMOVDQU32 Z0, (DI)
	ADDQ      $64, DI
	SUBQ      $32, CX
	JNZ       clear
	VZEROUPPER
	RET

// func columnTopAVX2(top, x *float32, ld, n int)
//
// Y0..Y3 hold the largest magnitudes of 32 columns.
TEXT ·columnTopAVX2(SB), NOSPLIT, $0-32
	MOVQ    top+0(FP), DI
	MOVQ    x+8(FP), SI
	MOVQ    ld+16(FP), AX
	MOVQ    n+24(FP), CX
	SHLQ    $2, AX
	VMOVUPS magnitude<>(SB), Y8
	VXORPS  Y0, Y0, Y0
	VXORPS  Y1, Y1, Y1
	VXORPS  Y2, Y2, Y2
	VXORPS  Y3, Y3, Y3

loop:
	VANDPS (SI), Y8, Y4
	VANDPS 32(SI), Y8, Y5
	VANDPS 64(SI), Y8, Y6
	VANDPS 96(SI), Y8, Y7
	VMAXPS Y4, Y0, Y0
	VMAXPS Y5, Y1, Y1
	VMAXPS Y6, Y2, Y2
	VMAXPS Y7, Y3, Y3
	ADDQ   AX, SI
	DECQ   CX
	JNZ    loop

	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	VZEROUPPER
	RET

// PAIR8 rounds eight columns of two rows at off, multiplied by f, and writes
// them as pairs of int16: the row at BX becomes the high half of each lane.
#define PAIR8(off, f, mem) \
	VMULPS    off(SI), f, Y4; \
	VMULPS    off(BX), f, Y5; \
	VCVTPS2DQ Y4, Y4; \
	VCVTPS2DQ Y5, Y5; \
	VPSLLD    $16, Y5, Y5; \
	VPBLENDW  $0xAA, Y5, Y4, Y4; \
	VMOVDQU   Y4, mem

// func pairColumnsAVX2(dst *int16, panel int, x *float32, ld, n int, factor *float32)
//
//	SI, BX  two rows of x
//	DI, DX  the two panels of dst
//	Y0..Y3  the factors of 32 columns
TEXT ·pairColumnsAVX2(SB), NOSPLIT, $0-48
	MOVQ    dst+0(FP), DI
	MOVQ    panel+8(FP), DX
	LEAQ    (DI)(DX*2), DX
	MOVQ    x+16(FP), SI
	MOVQ    ld+24(FP), AX
	SHLQ    $2, AX
	MOVQ    n+32(FP), CX
	MOVQ    factor+40(FP), R8
	VMOVUPS (R8), Y0
	VMOVUPS 32(R8), Y1
	VMOVUPS 64(R8), Y2
	VMOVUPS 96(R8), Y3

loop:
	// The last row of an odd number is paired with itself.
	MOVQ    SI, BX
	CMPQ    CX, $1
	JEQ     pair
	ADDQ    AX, BX

pair:
	PAIR8(0, Y0, (DI))
	PAIR8(32, Y1, 32(DI))
	PAIR8(64, Y2, (DX))
	PAIR8(96, Y3, 32(DX))
	LEAQ (BX)(AX*1), SI
	ADDQ $64, DI
	ADDQ $64, DX
	SUBQ $2, CX
	JGT  loop
	VZEROUPPER
	RET
