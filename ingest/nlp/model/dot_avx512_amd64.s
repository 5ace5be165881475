#include "go_asm.h"
#include "textflag.h"

// func dotAVX512(t *tile)
//
// One tile of 12 rows by 32 columns with AVX-512 VNNI.
//
//	R15               the tile
//	R8, R9, R10, R11  rows 0, 3, 6 and 9 of A; the two rows after each are reached with AX and 2*AX
//	AX                bytes from one row of A to the next
//	BX, DX            the two panels of 16 columns of B
//	CX                pairs of inputs still to do
//	Z0, Z1            32 columns of B, one pair of inputs each
//	Z2..Z7            a pair of inputs of A, repeated in all lanes; in turn
//	Z8..Z31           the sums: row r in Z(8+2r) and Z(9+2r)
//
// VPDPWSSD multiplies 32 pairs of int16 and adds each pair of products to an
// int32 lane, so one instruction does 32 multiplications and a core does two of
// them in a cycle.

// DOTROW adds the products of one row, DOTPAIR those of all twelve with the pair
// of inputs at off. Six registers in turn let broadcasts run ahead.
#define DOTROW(mem, t, lo, hi) \
	VPBROADCASTD mem, t; \
	VPDPWSSD     Z0, t, lo; \
	VPDPWSSD     Z1, t, hi

#define DOTPAIR(off, boff) \
	VMOVDQU32 boff(BX), Z0; \
	VMOVDQU32 boff(DX), Z1; \
	DOTROW(off(R8), Z2, Z8, Z9); \
	DOTROW(off(R8)(AX*1), Z3, Z10, Z11); \
	DOTROW(off(R8)(AX*2), Z4, Z12, Z13); \
	DOTROW(off(R9), Z5, Z14, Z15); \
	DOTROW(off(R9)(AX*1), Z6, Z16, Z17); \
	DOTROW(off(R9)(AX*2), Z7, Z18, Z19); \
	DOTROW(off(R10), Z2, Z20, Z21); \
	DOTROW(off(R10)(AX*1), Z3, Z22, Z23); \
	DOTROW(off(R10)(AX*2), Z4, Z24, Z25); \
	DOTROW(off(R11), Z5, Z26, Z27); \
	DOTROW(off(R11)(AX*1), Z6, Z28, Z29); \
	DOTROW(off(R11)(AX*2), Z7, Z30, Z31)

// STOREROW is c = from + float(sum) * sb * sa for one row; SI and DI walk over
// from and c. Product and sum are separate instructions, as in the Go version.
#define STOREROW(row, lo, hi) \
	VBROADCASTSS (row*4)(R12), Z2; \
	VCVTDQ2PS    lo, lo; \
	VCVTDQ2PS    hi, hi; \
	VMULPS       Z0, lo, lo; \
	VMULPS       Z1, hi, hi; \
	VMULPS       Z2, lo, lo; \
	VMULPS       Z2, hi, hi; \
	VADDPS       (SI), lo, lo; \
	VADDPS       64(SI), hi, hi; \
	VMOVUPS      lo, (DI); \
	VMOVUPS      hi, 64(DI); \
	ADDQ         AX, SI; \
	ADDQ         DX, DI

TEXT ·dotAVX512(SB), NOSPLIT, $0-8
	MOVQ t+0(FP), R15
	MOVQ tile_a(R15), R8
	MOVQ tile_lda(R15), AX
	SHLQ $1, AX
	LEAQ (AX)(AX*2), R9
	LEAQ (R8)(R9*2), R10
	LEAQ (R10)(R9*1), R11
	ADDQ R8, R9
	MOVQ tile_b(R15), BX
	MOVQ tile_panel(R15), DX
	LEAQ (BX)(DX*2), DX
	MOVQ tile_pairs(R15), CX

	VPXORD Z8, Z8, Z8
	VPXORD Z9, Z9, Z9
	VPXORD Z10, Z10, Z10
	VPXORD Z11, Z11, Z11
	VPXORD Z12, Z12, Z12
	VPXORD Z13, Z13, Z13
	VPXORD Z14, Z14, Z14
	VPXORD Z15, Z15, Z15
	VPXORD Z16, Z16, Z16
	VPXORD Z17, Z17, Z17
	VPXORD Z18, Z18, Z18
	VPXORD Z19, Z19, Z19
	VPXORD Z20, Z20, Z20
	VPXORD Z21, Z21, Z21
	VPXORD Z22, Z22, Z22
	VPXORD Z23, Z23, Z23
	VPXORD Z24, Z24, Z24
	VPXORD Z25, Z25, Z25
	VPXORD Z26, Z26, Z26
	VPXORD Z27, Z27, Z27
	VPXORD Z28, Z28, Z28
	VPXORD Z29, Z29, Z29
	VPXORD Z30, Z30, Z30
	VPXORD Z31, Z31, Z31

loop:
	DOTPAIR(0, 0)
	DOTPAIR(4, 64)
	ADDQ $8, R8
	ADDQ $8, R9
	ADDQ $8, R10
	ADDQ $8, R11
	ADDQ $128, BX
	ADDQ $128, DX
	SUBQ $2, CX
	JNZ  loop

	MOVQ    tile_sa(R15), R12
	MOVQ    tile_sb(R15), R13
	MOVQ    tile_from(R15), SI
	MOVQ    tile_ldfrom(R15), AX
	SHLQ    $2, AX
	MOVQ    tile_c(R15), DI
	MOVQ    tile_ldc(R15), DX
	SHLQ    $2, DX
	VMOVUPS (R13), Z0
	VMOVUPS 64(R13), Z1
	STOREROW(0, Z8, Z9)
	STOREROW(1, Z10, Z11)
	STOREROW(2, Z12, Z13)
	STOREROW(3, Z14, Z15)
	STOREROW(4, Z16, Z17)
	STOREROW(5, Z18, Z19)
	STOREROW(6, Z20, Z21)
	STOREROW(7, Z22, Z23)
	STOREROW(8, Z24, Z25)
	STOREROW(9, Z26, Z27)
	STOREROW(10, Z28, Z29)
	STOREROW(11, Z30, Z31)
	VZEROUPPER
	RET
