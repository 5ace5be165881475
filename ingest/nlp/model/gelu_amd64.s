#include "textflag.h"
#include "rows_amd64.h"

// The numbers of kernel_go.go.
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

// func geluAVX2(x *float32, n int)
//
// Two groups of eight at a time, because each step waits for the one before.
//
//	Y0, Y6   x
//	Y1, Y7   x clamped
//	Y2, Y8   its square u
//	Y3, Y9   P(u)
//	Y4, Y10  Q(u)
//	Y11      1/2
//	Y12, Y13 the highest coefficients
//	Y14, Y15 the clamps
//
// GELUSTEP multiplies both polynomials by u and adds their next coefficients.
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
	// Φ = c·P/Q + 1/2, and the result x·Φ.
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

// The same with sixteen numbers in a register.
#define GELUSTEP16(c, q) \
	VMULPS      Z2, Z3, Z3; \
	VMULPS      Z2, Z4, Z4; \
	VMULPS      Z8, Z9, Z9; \
	VMULPS      Z8, Z10, Z10; \
	VADDPS.BCST c<>(SB), Z3, Z3; \
	VADDPS.BCST q<>(SB), Z4, Z4; \
	VADDPS.BCST c<>(SB), Z9, Z9; \
	VADDPS.BCST q<>(SB), Z10, Z10

// func geluAVX512(x *float32, n int)
TEXT ·geluAVX512(SB), NOSPLIT, $0-16
	MOVQ         x+0(FP), SI
	MOVQ         n+8(FP), CX
	VBROADCASTSS geluEdge<>(SB), Z15
	VBROADCASTSS geluEdgeNeg<>(SB), Z14
	VBROADCASTSS geluP5<>(SB), Z13
	VBROADCASTSS geluQ5<>(SB), Z12
	VBROADCASTSS half<>(SB), Z11

loop:
	VMOVUPS (SI), Z0
	VMOVUPS 64(SI), Z6
	VMAXPS  Z14, Z0, Z1
	VMAXPS  Z14, Z6, Z7
	VMINPS  Z15, Z1, Z1
	VMINPS  Z15, Z7, Z7
	VMULPS  Z1, Z1, Z2
	VMULPS  Z7, Z7, Z8
	VMULPS  Z13, Z2, Z3
	VMULPS  Z12, Z2, Z4
	VMULPS  Z13, Z8, Z9
	VMULPS  Z12, Z8, Z10
	VADDPS.BCST geluP4<>(SB), Z3, Z3
	VADDPS.BCST geluQ4<>(SB), Z4, Z4
	VADDPS.BCST geluP4<>(SB), Z9, Z9
	VADDPS.BCST geluQ4<>(SB), Z10, Z10
	GELUSTEP16(geluP3, geluQ3)
	GELUSTEP16(geluP2, geluQ2)
	GELUSTEP16(geluP1, geluQ1)
	GELUSTEP16(geluP0, one)
	VDIVPS  Z4, Z3, Z3
	VDIVPS  Z10, Z9, Z9
	VMULPS  Z1, Z3, Z3
	VMULPS  Z7, Z9, Z9
	VADDPS  Z11, Z3, Z3
	VADDPS  Z11, Z9, Z9
	VMULPS  Z3, Z0, Z0
	VMULPS  Z9, Z6, Z6
	VMOVUPS Z0, (SI)
	VMOVUPS Z6, 64(SI)
	ADDQ    $128, SI
	SUBQ    $32, CX
	JNZ     loop
	VZEROUPPER
	RET
