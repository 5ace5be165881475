#include "textflag.h"
#include "rows_amd64.h"

CONST(one, $0x3F800000)

// func layerNormAVX2(x, y, weight, bias *float32, n int, eps float32)
//
// Three passes over x, which stays in the first-level cache: add y and sum up,
// subtract the mean and sum up the squares, scale.
//
//	DI      x; BX walks over it in the first two passes
//	SI      y, then weight
//	CX      n; DX counts down in the first two passes
//	Y0..Y3  the 32 lanes of a sum
//	Y4..Y7  32 numbers of x
//	Y8      the mean, then 1/deviation
//	X9      n
TEXT ·layerNormAVX2(SB), NOSPLIT, $0-44
	MOVQ      x+0(FP), DI
	MOVQ      y+8(FP), SI
	MOVQ      n+32(FP), CX
	VXORPS    X9, X9, X9
	VCVTSI2SSQ CX, X9, X9
	VXORPS    Y0, Y0, Y0
	VXORPS    Y1, Y1, Y1
	VXORPS    Y2, Y2, Y2
	VXORPS    Y3, Y3, Y3
	MOVQ      DI, BX
	MOVQ      CX, DX

sum:
	VMOVUPS (BX), Y4
	VMOVUPS 32(BX), Y5
	VMOVUPS 64(BX), Y6
	VMOVUPS 96(BX), Y7
	VADDPS  (SI), Y4, Y4
	VADDPS  32(SI), Y5, Y5
	VADDPS  64(SI), Y6, Y6
	VADDPS  96(SI), Y7, Y7
	VMOVUPS Y4, (BX)
	VMOVUPS Y5, 32(BX)
	VMOVUPS Y6, 64(BX)
	VMOVUPS Y7, 96(BX)
	VADDPS  Y4, Y0, Y0
	VADDPS  Y5, Y1, Y1
	VADDPS  Y6, Y2, Y2
	VADDPS  Y7, Y3, Y3
	ADDQ    $128, BX
	ADDQ    $128, SI
	SUBQ    $32, DX
	JNZ     sum

	// The mean.
	JOIN(Y0, Y1, Y2, Y3, X0, X1)
	VDIVSS       X9, X0, X0
	VBROADCASTSS X0, Y8
	VXORPS       Y0, Y0, Y0
	VXORPS       Y1, Y1, Y1
	VXORPS       Y2, Y2, Y2
	VXORPS       Y3, Y3, Y3
	MOVQ         DI, BX
	MOVQ         CX, DX

squares:
	VMOVUPS (BX), Y4
	VMOVUPS 32(BX), Y5
	VMOVUPS 64(BX), Y6
	VMOVUPS 96(BX), Y7
	VSUBPS  Y8, Y4, Y4
	VSUBPS  Y8, Y5, Y5
	VSUBPS  Y8, Y6, Y6
	VSUBPS  Y8, Y7, Y7
	VMOVUPS Y4, (BX) // x − mean stays for the last pass
	VMOVUPS Y5, 32(BX)
	VMOVUPS Y6, 64(BX)
	VMOVUPS Y7, 96(BX)
	VMULPS  Y4, Y4, Y4
	VMULPS  Y5, Y5, Y5
	VMULPS  Y6, Y6, Y6
	VMULPS  Y7, Y7, Y7
	VADDPS  Y4, Y0, Y0
	VADDPS  Y5, Y1, Y1
	VADDPS  Y6, Y2, Y2
	VADDPS  Y7, Y3, Y3
	ADDQ    $128, BX
	SUBQ    $32, DX
	JNZ     squares

	// 1/√(variance + eps), by division: the reciprocal instruction is inexact.
	JOIN(Y0, Y1, Y2, Y3, X0, X1)
	VDIVSS       X9, X0, X0
	VADDSS       eps+40(FP), X0, X0
	VSQRTSS      X0, X0, X0
	VMOVSS       one<>(SB), X1
	VDIVSS       X0, X1, X1
	VBROADCASTSS X1, Y8
	MOVQ         weight+16(FP), SI
	MOVQ         bias+24(FP), BX

scale:
	VMULPS  (DI), Y8, Y4
	VMULPS  32(DI), Y8, Y5
	VMULPS  64(DI), Y8, Y6
	VMULPS  96(DI), Y8, Y7
	VMULPS  (SI), Y4, Y4
	VMULPS  32(SI), Y5, Y5
	VMULPS  64(SI), Y6, Y6
	VMULPS  96(SI), Y7, Y7
	VADDPS  (BX), Y4, Y4
	VADDPS  32(BX), Y5, Y5
	VADDPS  64(BX), Y6, Y6
	VADDPS  96(BX), Y7, Y7
	VMOVUPS Y4, (DI)
	VMOVUPS Y5, 32(DI)
	VMOVUPS Y6, 64(DI)
	VMOVUPS Y7, 96(DI)
	ADDQ    $128, DI
	ADDQ    $128, SI
	ADDQ    $128, BX
	SUBQ    $32, CX
	JNZ     scale
	VZEROUPPER
	RET
