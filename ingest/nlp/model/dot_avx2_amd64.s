#include "go_asm.h"
#include "textflag.h"

// func dotAVX2(t *tile)
//
// A quarter of a tile with AVX2, 6 rows by 16 columns: the registers hold no more.
//
//	R15         the tile
//	R8, R9      rows 0 and 3 of A; the two rows after each are reached with AX and 2*AX
//	AX          bytes from one row of A to the next
//	BX          the panel of B
//	CX          pairs of inputs still to do
//	Y0, Y1      16 columns of B, one pair of inputs each
//	Y2, Y3      a pair of inputs of A, repeated in all lanes; products
//	Y4..Y15     the sums: row r in Y(4+2r) and Y(5+2r)

// DOTROW adds the products of one row; DOTPAIR those of all six with the pair of
// inputs at off. VPMADDWD multiplies 16 pairs of int16 and adds neighbours up.
#define DOTROW(mem, lo, hi) \
	VPBROADCASTD mem, Y2; \
	VPMADDWD     Y0, Y2, Y3; \
	VPADDD       Y3, lo, lo; \
	VPMADDWD     Y1, Y2, Y2; \
	VPADDD       Y2, hi, hi

#define DOTPAIR(off, boff) \
	VMOVDQU boff(BX), Y0; \
	VMOVDQU (boff+32)(BX), Y1; \
	DOTROW(off(R8), Y4, Y5); \
	DOTROW(off(R8)(AX*1), Y6, Y7); \
	DOTROW(off(R8)(AX*2), Y8, Y9); \
	DOTROW(off(R9), Y10, Y11); \
	DOTROW(off(R9)(AX*1), Y12, Y13); \
	DOTROW(off(R9)(AX*2), Y14, Y15)

// STOREROW is c = from + float(sum) * sb * sa for one row; SI and DI walk over
// from and c. Product and sum are separate instructions, as in the Go version.
#define STOREROW(row, lo, hi) \
	VBROADCASTSS (row*4)(R12), Y2; \
	VCVTDQ2PS    lo, lo; \
	VCVTDQ2PS    hi, hi; \
	VMULPS       Y0, lo, lo; \
	VMULPS       Y1, hi, hi; \
	VMULPS       Y2, lo, lo; \
	VMULPS       Y2, hi, hi; \
	VADDPS       (SI), lo, lo; \
	VADDPS       32(SI), hi, hi; \
	VMOVUPS      lo, (DI); \
	VMOVUPS      hi, 32(DI); \
	ADDQ         AX, SI; \
	ADDQ         DX, DI

TEXT ·dotAVX2(SB), NOSPLIT, $0-8
	MOVQ t+0(FP), R15
	MOVQ tile_a(R15), R8
	MOVQ tile_lda(R15), AX
	SHLQ $1, AX
	LEAQ (AX)(AX*2), R9
	ADDQ R8, R9
	MOVQ tile_b(R15), BX
	MOVQ tile_pairs(R15), CX

	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	VPXOR Y8, Y8, Y8
	VPXOR Y9, Y9, Y9
	VPXOR Y10, Y10, Y10
	VPXOR Y11, Y11, Y11
	VPXOR Y12, Y12, Y12
	VPXOR Y13, Y13, Y13
	VPXOR Y14, Y14, Y14
	VPXOR Y15, Y15, Y15

loop:
	DOTPAIR(0, 0)
	DOTPAIR(4, 64)
	ADDQ $8, R8
	ADDQ $8, R9
	ADDQ $128, BX
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
	VMOVUPS (R13), Y0
	VMOVUPS 32(R13), Y1
	STOREROW(0, Y4, Y5)
	STOREROW(1, Y6, Y7)
	STOREROW(2, Y8, Y9)
	STOREROW(3, Y10, Y11)
	STOREROW(4, Y12, Y13)
	STOREROW(5, Y14, Y15)
	VZEROUPPER
	RET
