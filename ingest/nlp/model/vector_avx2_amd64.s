#include "textflag.h"

// The functions of one row, with AVX2, as kernel_go.go defines them. Lengths
// are multiples of 32. Multiplications and additions are separate instructions
// on purpose: fused ones round differently from the Go version.

// CONST writes a number into all eight lanes of a register's worth of memory.
#define CONST(name, value) \
	DATA name<>+0(SB)/4, value; \
	DATA name<>+4(SB)/4, value; \
	DATA name<>+8(SB)/4, value; \
	DATA name<>+12(SB)/4, value; \
	DATA name<>+16(SB)/4, value; \
	DATA name<>+20(SB)/4, value; \
	DATA name<>+24(SB)/4, value; \
	DATA name<>+28(SB)/4, value; \
	GLOBL name<>(SB), RODATA|NOPTR, $32

CONST(magnitude, $0x7FFFFFFF)
CONST(one, $0x3F800000)
CONST(half, $(0.5))

CONST(geluEdge, $(5.5))
CONST(geluEdgeNeg, $(-5.5))
CONST(geluP0, $(0.398942232131958))
CONST(geluP1, $(0.03385264053940773))
CONST(geluP2, $(0.004677260294556618))
CONST(geluP3, $(0.00016882558702491224))
CONST(geluP4, $(6.352115178742679e-06))
CONST(geluP5, $(2.2749400585553303e-08))
CONST(geluQ1, $(0.25152191519737244))
CONST(geluQ2, $(0.028645867481827736))
CONST(geluQ3, $(0.0018844443839043379))
CONST(geluQ4, $(7.364746124949306e-05))
CONST(geluQ5, $(1.1975047300438746e-06))

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

CONST(tiny, $(1e-30))
CONST(probability, $(32767.0))

// JOIN adds the 32 lanes in Y0..Y3 up by halves into the lowest lane of X0.
#define JOIN(Y0, Y1, Y2, Y3, X0, X1) \
	VADDPS       Y1, Y0, Y0; \
	VADDPS       Y3, Y2, Y2; \
	VADDPS       Y2, Y0, Y0; \
	VEXTRACTF128 $1, Y0, X1; \
	VADDPS       X1, X0, X0; \
	VMOVHLPS     X0, X0, X1; \
	VADDPS       X1, X0, X0; \
	VMOVSHDUP    X0, X1; \
	VADDSS       X1, X0, X0

// TOP brings the largest of the eight lanes of Y0 into the lowest of X0.
#define TOP(Y0, X0, X1) \
	VEXTRACTF128 $1, Y0, X1; \
	VMAXPS       X1, X0, X0; \
	VMOVHLPS     X0, X0, X1; \
	VMAXPS       X1, X0, X0; \
	VMOVSHDUP    X0, X1; \
	VMAXSS       X1, X0, X0

// PACK16 rounds 16 numbers in Ya and Yb, multiplied by Yf, to int16 at mem.
#define PACK16(Ya, Yb, Yf, mem) \
	VMULPS    Yf, Ya, Ya; \
	VMULPS    Yf, Yb, Yb; \
	VCVTPS2DQ Ya, Ya; \
	VCVTPS2DQ Yb, Yb; \
	VPACKSSDW Yb, Ya, Ya; \
	VPERMQ    $0xD8, Ya, Ya; \
	VMOVDQU   Ya, mem

// func quantizeAVX2(dst *int16, x *float32, n int, limit float32) float32
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
	JLS      zero
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

// func geluAVX2(x *float32, n int)
//
// Two groups of eight at a time; Y15 and Y14 keep the clamps.
//
//	Y0, Y6   x
//	Y1, Y7   x clamped
//	Y2, Y8   its square u
//	Y3, Y9   P(u)
//	Y4, Y10  Q(u)
#define GELUSTEP(c, q) \
	VMULPS Y2, Y3, Y3; \
	VMULPS Y2, Y4, Y4; \
	VMULPS Y8, Y9, Y9; \
	VMULPS Y8, Y10, Y10; \
	VADDPS c<>(SB), Y3, Y3; \
	VADDPS q<>(SB), Y4, Y4; \
	VADDPS c<>(SB), Y9, Y9; \
	VADDPS q<>(SB), Y10, Y10

TEXT ·geluAVX2(SB), NOSPLIT, $0-16
	MOVQ    x+0(FP), SI
	MOVQ    n+8(FP), CX
	VMOVUPS geluEdge<>(SB), Y15
	VMOVUPS geluEdgeNeg<>(SB), Y14
	VMOVUPS geluP5<>(SB), Y13
	VMOVUPS geluQ5<>(SB), Y12
	VMOVUPS half<>(SB), Y11

loop:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y6
	VMAXPS  Y14, Y0, Y1
	VMAXPS  Y14, Y6, Y7
	VMINPS  Y15, Y1, Y1
	VMINPS  Y15, Y7, Y7
	VMULPS  Y1, Y1, Y2
	VMULPS  Y7, Y7, Y8
	VMULPS  Y13, Y2, Y3
	VMULPS  Y12, Y2, Y4
	VMULPS  Y13, Y8, Y9
	VMULPS  Y12, Y8, Y10
	VADDPS  geluP4<>(SB), Y3, Y3
	VADDPS  geluQ4<>(SB), Y4, Y4
	VADDPS  geluP4<>(SB), Y9, Y9
	VADDPS  geluQ4<>(SB), Y10, Y10
	GELUSTEP(geluP3, geluQ3)
	GELUSTEP(geluP2, geluQ2)
	GELUSTEP(geluP1, geluQ1)
	GELUSTEP(geluP0, one)
	VDIVPS  Y4, Y3, Y3
	VDIVPS  Y10, Y9, Y9
	VMULPS  Y1, Y3, Y3
	VMULPS  Y7, Y9, Y9
	VADDPS  Y11, Y3, Y3
	VADDPS  Y11, Y9, Y9
	VMULPS  Y3, Y0, Y0
	VMULPS  Y9, Y6, Y6
	VMOVUPS Y0, (SI)
	VMOVUPS Y6, 32(SI)
	ADDQ    $64, SI
	SUBQ    $16, CX
	JNZ     loop
	VZEROUPPER
	RET

// func layerNormAVX2(x, y, weight, bias *float32, n int, eps float32)
//
//	Y0..Y3  the 32 lanes of a sum
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
	VMOVUPS Y4, (BX)
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

// EXP8 adds exp(x-Y15) of eight numbers at mem to the lanes in s and writes it
// back; Y14 is the floor, Y13 the rounding constant, Y12 and Y11 the two parts
// of ln 2, Y10 log₂e. Y4..Y6 are its own.
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

// func productAVX2(a, b *float32, n int) float32
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
#define ROWAT(i, R) \
	MOVLQSX (i*4)(BX), R; \
	IMULQ   CX, R; \
	LEAQ    (AX)(R*4), R

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
