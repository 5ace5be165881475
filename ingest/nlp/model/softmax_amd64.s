#include "textflag.h"
#include "rows_amd64.h"

// The numbers of kernel_go.go.
CONST(one, $0x3F800000)
CONST(expFloor, $(-30.0))
CONST(roundMagic, $0x4B400000)
CONST(log2e, $(1.4426950408889634))
CONST(ln2High, $(0.693359375))
CONST(ln2Low, $(-2.12194440e-4))
CONST(expC2, $(0.4999999403953552))
CONST(expC3, $(0.1666652113199234))
CONST(expC4, $(0.04166838899254799))
CONST(expC5, $(0.008368716575205326))
CONST(expC6, $(0.0013814597623422742))
CONST(probability, $(32767.0))

// EXP8 replaces eight numbers x at mem by exp(x-Y15) and adds them to the lanes
// in s. Y14 is the floor, Y13 the rounding constant, Y12 and Y11 the two parts
// of ln 2, Y10 log₂e, Y9 one. Y4 becomes the rest r, Y5 the exponent n in the
// low bits of a number, Y6 the polynomial; shifted left by 23, Y5 is what to add
// to the exponent of 1 to get 2ⁿ.
#define EXP8(mem, s) \
	VMOVUPS mem, Y4; \
	VSUBPS  Y15, Y4, Y4; \
	VMAXPS  Y14, Y4, Y4; \
	VMULPS  Y10, Y4, Y5; \
	VADDPS  Y13, Y5, Y5; \
	VSUBPS  Y13, Y5, Y6; \
	VMULPS  Y12, Y6, Y7; \
	VSUBPS  Y7, Y4, Y4; \
	VMULPS  Y11, Y6, Y7; \
	VSUBPS  Y7, Y4, Y4; \
	VMULPS  expC6<>(SB), Y4, Y6; \
	VADDPS  expC5<>(SB), Y6, Y6; \
	VMULPS  Y4, Y6, Y6; \
	VADDPS  expC4<>(SB), Y6, Y6; \
	VMULPS  Y4, Y6, Y6; \
	VADDPS  expC3<>(SB), Y6, Y6; \
	VMULPS  Y4, Y6, Y6; \
	VADDPS  expC2<>(SB), Y6, Y6; \
	VMULPS  Y4, Y4, Y7; \
	VMULPS  Y7, Y6, Y6; \
	VADDPS  Y4, Y6, Y6; \
	VADDPS  Y9, Y6, Y6; \
	VPSLLD  $23, Y5, Y5; \
	VPADDD  Y9, Y5, Y5; \
	VMULPS  Y5, Y6, Y6; \
	VADDPS  Y6, s, s; \
	VMOVUPS Y6, mem

// func softmaxAVX2(dst *int16, s *float32, n int)
//
// Three passes over s: the largest, the exponentials and their sum, the
// integers. Subtracting the largest first keeps all exponents at 0 or below.
//
//	SI       s; BX walks over it in the first two passes
//	DI       dst
//	CX       n; DX counts down in the first two passes
//	Y0..Y3   the largest, then the 32 lanes of the sum, then 32 numbers
//	Y4..Y7   those of EXP8
//	Y9..Y15  constants, see EXP8; Y9 is 1, and its bits those of 2⁰
TEXT ·softmaxAVX2(SB), NOSPLIT, $0-24
	MOVQ    dst+0(FP), DI
	MOVQ    s+8(FP), SI
	MOVQ    n+16(FP), CX
	MOVQ    SI, BX
	MOVQ    CX, DX
	VMOVUPS (SI), Y0
	VMOVUPS Y0, Y1

largest:
	VMAXPS (BX), Y0, Y0
	VMAXPS 32(BX), Y1, Y1
	VMAXPS 64(BX), Y0, Y0
	VMAXPS 96(BX), Y1, Y1
	ADDQ   $128, BX
	SUBQ   $32, DX
	JNZ    largest

	VMAXPS       Y1, Y0, Y0
	TOP(Y0, X0, X1)
	VBROADCASTSS X0, Y15
	VMOVUPS      expFloor<>(SB), Y14
	VMOVUPS      roundMagic<>(SB), Y13
	VMOVUPS      ln2High<>(SB), Y12
	VMOVUPS      ln2Low<>(SB), Y11
	VMOVUPS      log2e<>(SB), Y10
	VMOVUPS      one<>(SB), Y9
	VXORPS       Y0, Y0, Y0
	VXORPS       Y1, Y1, Y1
	VXORPS       Y2, Y2, Y2
	VXORPS       Y3, Y3, Y3
	MOVQ         SI, BX
	MOVQ         CX, DX

exponentials:
	EXP8((BX), Y0)
	EXP8(32(BX), Y1)
	EXP8(64(BX), Y2)
	EXP8(96(BX), Y3)
	ADDQ $128, BX
	SUBQ $32, DX
	JNZ  exponentials

	JOIN(Y0, Y1, Y2, Y3, X0, X1)
	VMOVSS       probability<>(SB), X1
	VDIVSS       X0, X1, X1
	VBROADCASTSS X1, Y6

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

// EXP16 is EXP8 for sixteen numbers. The polynomial's constants stay in
// Z16..Z20 here.
#define EXP16(mem, s) \
	VMOVUPS mem, Z4; \
	VSUBPS  Z15, Z4, Z4; \
	VMAXPS  Z14, Z4, Z4; \
	VMULPS  Z10, Z4, Z5; \
	VADDPS  Z13, Z5, Z5; \
	VSUBPS  Z13, Z5, Z6; \
	VMULPS  Z12, Z6, Z7; \
	VSUBPS  Z7, Z4, Z4; \
	VMULPS  Z11, Z6, Z7; \
	VSUBPS  Z7, Z4, Z4; \
	VMULPS  Z16, Z4, Z6; \
	VADDPS  Z17, Z6, Z6; \
	VMULPS  Z4, Z6, Z6; \
	VADDPS  Z18, Z6, Z6; \
	VMULPS  Z4, Z6, Z6; \
	VADDPS  Z19, Z6, Z6; \
	VMULPS  Z4, Z6, Z6; \
	VADDPS  Z20, Z6, Z6; \
	VMULPS  Z4, Z4, Z7; \
	VMULPS  Z7, Z6, Z6; \
	VADDPS  Z4, Z6, Z6; \
	VADDPS  Z9, Z6, Z6; \
	VPSLLD  $23, Z5, Z5; \
	VPADDD  Z9, Z5, Z5; \
	VMULPS  Z5, Z6, Z6; \
	VADDPS  Z6, s, s; \
	VMOVUPS Z6, mem

// func softmaxAVX512(dst *int16, s *float32, n int)
//
// As softmaxAVX2; Z0 and Z1 hold the 32 lanes.
TEXT ·softmaxAVX512(SB), NOSPLIT, $0-24
	MOVQ    dst+0(FP), DI
	MOVQ    s+8(FP), SI
	MOVQ    n+16(FP), CX
	MOVQ    SI, BX
	MOVQ    CX, DX
	VMOVUPS (SI), Z0
	VMOVAPS Z0, Z1

largest:
	VMAXPS (BX), Z0, Z0
	VMAXPS 64(BX), Z1, Z1
	ADDQ   $128, BX
	SUBQ   $32, DX
	JNZ    largest

	VMAXPS       Z1, Z0, Z0
	TOP16(Z0, Y0, Y1, X0, X1)
	VBROADCASTSS X0, Z15
	VBROADCASTSS expFloor<>(SB), Z14
	VBROADCASTSS roundMagic<>(SB), Z13
	VBROADCASTSS ln2High<>(SB), Z12
	VBROADCASTSS ln2Low<>(SB), Z11
	VBROADCASTSS log2e<>(SB), Z10
	VBROADCASTSS one<>(SB), Z9
	VBROADCASTSS expC6<>(SB), Z16
	VBROADCASTSS expC5<>(SB), Z17
	VBROADCASTSS expC4<>(SB), Z18
	VBROADCASTSS expC3<>(SB), Z19
	VBROADCASTSS expC2<>(SB), Z20
	VPXORD       Z0, Z0, Z0
	VPXORD       Z1, Z1, Z1
	MOVQ         SI, BX
	MOVQ         CX, DX

exponentials:
	EXP16((BX), Z0)
	EXP16(64(BX), Z1)
	ADDQ $128, BX
	SUBQ $32, DX
	JNZ  exponentials

	JOIN16(Z0, Z1, Y0, Y1, Y2, X0, X1)
	VMOVSS       probability<>(SB), X1
	VDIVSS       X0, X1, X1
	VBROADCASTSS X1, Z6

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
