package model

import _ "embed"

//go:embed weights.bin
var weightsFile []byte

// Weights is the weight file that is part of the program, for Load. Its bytes
// must not change. MODEL.md tells what it was trained on and how well it reads.
func Weights() []byte { return weightsFile }
