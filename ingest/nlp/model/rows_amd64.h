// Shared by the functions on rows of numbers. They follow kernel_go.go to the
// bit. Lengths are multiples of 32. Multiplications and additions are separate
// instructions on purpose: fused ones round differently.

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

// FOLD adds the eight lanes of Y0 up by halves into the lowest of X0.
#define FOLD(Y0, X0, X1) \
	VEXTRACTF128 $1, Y0, X1; \
	VADDPS       X1, X0, X0; \
	VMOVHLPS     X0, X0, X1; \
	VADDPS       X1, X0, X0; \
	VMOVSHDUP    X0, X1; \
	VADDSS       X1, X0, X0

// JOIN adds the 32 lanes in Y0..Y3 up by halves into the lowest lane of X0.
#define JOIN(Y0, Y1, Y2, Y3, X0, X1) \
	VADDPS Y1, Y0, Y0; \
	VADDPS Y3, Y2, Y2; \
	VADDPS Y2, Y0, Y0; \
	FOLD(Y0, X0, X1)

// JOIN16 does the same for lanes in Z0 and Z1; Y2 is its own.
#define JOIN16(Z0, Z1, Y0, Y1, Y2, X0, X1) \
	VEXTRACTF64X4 $1, Z0, Y2; \
	VADDPS        Y2, Y0, Y0; \
	VEXTRACTF64X4 $1, Z1, Y2; \
	VADDPS        Y2, Y1, Y1; \
	VADDPS        Y1, Y0, Y0; \
	FOLD(Y0, X0, X1)

// TOP brings the largest of the eight lanes of Y0 into the lowest of X0.
#define TOP(Y0, X0, X1) \
	VEXTRACTF128 $1, Y0, X1; \
	VMAXPS       X1, X0, X0; \
	VMOVHLPS     X0, X0, X1; \
	VMAXPS       X1, X0, X0; \
	VMOVSHDUP    X0, X1; \
	VMAXSS       X1, X0, X0

// TOP16 does the same for sixteen lanes of Z0.
#define TOP16(Z0, Y0, Y1, X0, X1) \
	VEXTRACTF64X4 $1, Z0, Y1; \
	VMAXPS        Y1, Y0, Y0; \
	TOP(Y0, X0, X1)

// PACK16 rounds 16 numbers in Ya and Yb, multiplied by Yf, to int16 at mem.
#define PACK16(Ya, Yb, Yf, mem) \
	VMULPS    Yf, Ya, Ya; \
	VMULPS    Yf, Yb, Yb; \
	VCVTPS2DQ Ya, Ya; \
	VCVTPS2DQ Yb, Yb; \
	VPACKSSDW Yb, Ya, Ya; \
	VPERMQ    $0xD8, Ya, Ya; \
	VMOVDQU   Ya, mem
