// Package model runs the network that reads news: a small transformer encoder
// (8 layers of 384 dimensions) and the heads that were trained with it.
// It knows word pieces, matrices and scores, and nothing of language; package
// nlp turns text into its input and its scores into sentences, trees, names and
// chains. It is apart from nlp because it changes for other reasons, a faster
// kernel or another network, and because assembly wants a small door.
//
// A Model is loaded once from a weight file and shared. Each goroutine reads
// with a Session of its own:
//
//	m, err := model.Load(model.Weights())
//	s := m.NewSession()
//	words, err := s.Read(pieces, cases, first)
//	upos := words.Scores(head, i)
//
// The package promises:
//
//   - The same chunk gives the same bits: on every kernel, on every
//     architecture, with any number of sessions, whatever was read before.
//   - What the network says is within 1e-3 of what PyTorch computes in float32
//     from the same weight file, for scores above 1 relative to the largest of
//     the row.
//   - Reading allocates nothing. The model takes 28 MB besides its file, a
//     session 5 MB.
//   - A weight file that is damaged or does not fit together is an error that
//     tells the tensor, never a panic or a wrong model.
//
// # Numbers
//
// All matrices of the encoder and the heads multiply integers, attention does
// too. Their sums are exact, so neither the order of additions nor the width of
// registers shows in a result. Single inner products, of two words in a tree or
// a chain, are float32 in a fixed order.
//
// The weights come as int8 with one scale an output. Activations become int16,
// with 15 bits in blocks of at most 256 inputs that have a scale each. Rounding
// them moves the encoder's vectors by a few 1e-4. Of the 99,560 tags, names,
// sources and heads of GUM's development words it changed one; int8 changed 176,
// though no score by more than 0.0002. Processors lose little by the larger
// numbers: AVX2 multiplies 16 pairs of int16 in an instruction (VPMADDWD) where it
// multiplies 8 of float32, and AVX-512 VNNI multiplies 32 pairs and adds them up
// in one (VPDPWSSD). The sum of a block cannot overflow: 256·32767·128 < 2³¹.
//
// Float weights, those of the heads, are split into two int8 terms, the second
// for the rounding error of the first, and keep 15 bits. In attention the
// queries and keys have 13 bits, so that 32 products fit; probabilities and
// values have 15.
//
// What stands between the matrices is float32, done element by element or, for
// sums, in a fixed order of lanes, and without fused multiply-adds, which other
// processors lack. exp and the normal distribution are polynomials and ratios
// of them. kernel_go.go and dot_go.go define all of it, the assembly repeats it,
// and the tests compare bits.
package model
