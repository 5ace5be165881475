// Package model runs the network that reads news: a small transformer encoder
// (MiniLM, 6 layers of 384 dimensions) and the heads that were trained with it.
// It knows word pieces, matrices and scores, and nothing of language; package
// nlp turns text into its input and its scores into sentences, trees, names and
// chains. It is apart from nlp because it changes for other reasons, a faster
// kernel or another network, and because assembly wants a small door.
//
// A Model is loaded once from a weight file and shared. Each goroutine reads
// with a Session of its own:
//
//	m, err := model.Load(file)
//	s := m.NewSession()
//	words, err := s.Read(pieces, cases, first)
//	upos := words.Scores(head, i)
//
// The package promises:
//
//   - The same chunk gives the same bits: on every kernel, on every
//     architecture, with any number of sessions, whatever was read before.
//   - The scores are within 1e-3 of what PyTorch computes in float32 from the
//     same weight file.
//   - Reading allocates nothing; a session takes about 6 MB, the model 35 MB on
//     top of its file.
//   - A weight file that is damaged or does not fit together is an error that
//     tells the tensor, never a panic or a wrong model.
//
// # Numbers
//
// Every sum of products in the encoder is a sum of integers, which is exact,
// so no order of additions and no width of registers can show in a result.
//
// The weights come as int8 with one scale an output. Activations become int16,
// not int8: with 15 bits in blocks of at most 256 inputs, each with a scale of
// its own, what rounding adds stays at a few 1e-4 of a unit-sized vector, and
// int8 would cost fifty times that. The processors lose little by it.
// AVX2 multiplies 16 pairs of int16 in an instruction (VPMADDWD) where it
// multiplies 8 pairs of float32, AVX-512 VNNI 32 pairs and adds them in the same
// instruction (VPDPWSSD). A block's sum cannot overflow: 256·32767·128 < 2³¹.
//
// Float weights, those of the heads, are split into two int8 terms, the second
// for the rounding error of the first, and keep 15 bits. In attention the
// queries and keys have 13 bits, so that 32 products fit, probabilities and
// values 15. Everything between the products is float32 and done element by
// element or in a fixed order of lanes, without fused multiply-adds; the
// approximations of exp and of the normal distribution are the same polynomials
// everywhere. kernel_go.go defines all of it, the assembly repeats it, and the
// tests compare bits.
package model
