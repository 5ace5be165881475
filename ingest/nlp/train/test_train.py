"""Tests of the parts that a wrong answer would not show in: decoders, metrics, readers' repairs, the weight file."""

import itertools
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch

import coref
import decode
import export
import score
from corpus import Sentence, bio, join_clitics, sentences, spans_of
from model import COREF_ROWS, Model
from pieces import case_of, chunks, cut
from read_events import relocated
from read_ud import apply_script, script


class Decoders(unittest.TestCase):
    def test_tree_is_the_best_with_one_root(self):
        rng = np.random.default_rng(0)
        for _ in range(60):
            n = int(rng.integers(2, 6))
            arcs = rng.normal(size=(n, n + 1)) * 3
            logp = arcs - np.log(np.exp(arcs).sum(1, keepdims=True))
            legal = (h for h in itertools.product(range(n + 1), repeat=n)
                     if h.count(0) == 1 and all(h[i] != i + 1 for i in range(n)) and decode.cycle(np.array([0, *h])) is None)
            best = max(legal, key=lambda h: sum(logp[i, h[i]] for i in range(n)))
            self.assertEqual(decode.tree(arcs), list(best))

    def test_bio_never_begins_inside(self):
        labels = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"]
        scores = np.random.default_rng(1).normal(size=(200, 5)) * 2
        got = decode.viterbi(scores, labels, decode.bio_mask(labels))
        for before, label in zip(["O", *got], got):
            if label.startswith("I"):
                self.assertEqual(before[1:], label[1:])

    def test_spans_and_labels_are_inverse(self):
        spans = [(0, 2, "PER"), (2, 3, "PER"), (5, 8, "ORG")]
        self.assertEqual(spans_of(bio(9, spans)), spans)


class Scores(unittest.TestCase):
    def test_assignment_is_the_largest(self):
        rng = np.random.default_rng(2)
        for _ in range(40):
            g = rng.normal(size=(rng.integers(1, 5), rng.integers(1, 5)))
            w = g if g.shape[0] <= g.shape[1] else g.T
            best = max(sum(w[i, p[i]] for i in range(len(w))) for p in itertools.permutations(range(w.shape[1]), len(w)))
            self.assertAlmostEqual(score.assignment(g), best)

    def test_conll(self):
        same = score.CoNLL()
        same.add([[1, 2, 3], [4, 5]], [[4, 5], [1, 2, 3]])
        self.assertAlmostEqual(same.f(), 1)
        # Vilain's example: one link of the key is missing.
        part = score.CoNLL()
        part.add([["a", "b"], ["c", "d"]], [["a", "b", "c", "d"]])
        self.assertAlmostEqual(part.parts()[0], 0.8)
        self.assertAlmostEqual(part.parts()[1], 2 / 3)


class Words(unittest.TestCase):
    def test_case(self):
        for word, want in {"the": 1, "The": 2, "USA": 3, "A": 4, "iPhone": 5, "3rd": 6, "…": 7, "U.S.": 3, "東京": 1, "McCain": 5}.items():
            self.assertEqual(case_of(word), want, word)

    def test_lemma_scripts(self):
        for form, lemma, want in (("Said", "say", "L2:y"), ("was", "be", "L3:be"), ("Paris", "Paris", "K0:"), ("n’t", "not", "L2:ot")):
            self.assertEqual(script(form, lemma), want)
            self.assertEqual(apply_script(form, want), lemma)

    def test_clitics(self):
        for text, want in (("police ’ s", "police|’s"), ("have n ’ t", "have|n|’|t"), ("haven ’ t", "have|n’t"), ("U . S . Army", "U.S.|Army"),
                           ("plan B .", "plan|B|.")):
            self.assertEqual("|".join(join_clitics(Sentence(text.split(), {})).words), want)

    def test_sentences(self):
        text = "Gen. Lee didn’t go. “He stayed.” U.S. aid came.\nA title"
        got = [[text[a:b] for a, b in s] for s in sentences(text)]
        self.assertEqual([s[0] for s in got], ["Gen.", "“", "U.S.", "A"])
        self.assertIn("n’t", got[0])

    def test_relocated(self):
        words = "an attack and an attack , then a raid , a raid , a raid went off".split()
        spans, unknown = relocated(words, [("attack", "attack"), ("attack", "attack"), ("raid", "attack"), ("went of", "attack")])
        self.assertEqual(sorted(s[:2] for s in spans), [(1, 2), (4, 5), (15, 17)])
        self.assertEqual(unknown, {8, 11, 14})

    def test_chunks(self):
        self.assertEqual(chunks([10, 20, 30], 40), [[0, 1], [2]])
        self.assertEqual(chunks([10, 20, 30], 32), [[0], [1], [2]])
        self.assertEqual(chunks([10, 20, 30], 64), [[0, 1, 2]])
        self.assertEqual(cut([100, 90, 1], 192), [(0, 2), (2, 3)])


class Network(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(0)
        self.model = Model({"upos": ["A", "B"], "mention": [], "rel": ["root", "x"]}, positions=192, pieces=50).eval()

    def test_pairs_in_blocks(self):
        h = torch.randn(9, 384)
        i, j = np.tril_indices(9, -1)
        feats = torch.stack([torch.randperm(COREF_ROWS)[:6] for _ in i])
        rows = torch.zeros(9, 9, COREF_ROWS)
        rows[torch.tensor(i)[:, None], torch.tensor(j)[:, None], feats] = 1
        one = self.model.coref(h, torch.tensor(i), torch.tensor(j), feats)
        self.assertLess(float((self.model.coref.block(h, h, rows)[i, j] - one).abs().max()), 1e-5)

    def test_span_of(self):
        # the house of the mayor 's brother , who left
        heads = [2, 0, 7, 5, 7, 5, 2, 2, 10, 2]
        rels = ["det", "root", "case", "det", "nmod", "case", "nmod", "punct", "nsubj", "acl"]
        tags = ["DET", "NOUN", "ADP", "DET", "NOUN", "PART", "NOUN", "PUNCT", "PRON", "VERB"]
        self.assertEqual(coref.span_of(heads, rels, tags, 4), (3, 6))
        self.assertEqual(coref.span_of(heads, rels, tags, 6), (3, 7))
        self.assertEqual(coref.span_of(heads, rels, tags, 9), (9, 10))

    def test_weight_file(self):
        torch.nn.init.normal_(self.model.embed.word)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "w.bin"
            export.write(self.model, ["a", "b"], {"mention": 0.5}, path)
            first = path.read_bytes()
            want = export.dequantized(self.model)
            raw = bytearray(first)
            raw[-1] ^= 1
            (Path(folder) / "bad.bin").write_bytes(raw)
            with self.assertRaisesRegex(ValueError, "damaged"):
                export.read(Path(folder) / "bad.bin")
            export.write(self.model, ["a", "b"], {"mention": 0.5}, path)
            self.assertEqual(path.read_bytes(), first)
        self.assertLess(float((want["embed.word"] - self.model.embed.word).abs().max()), 0.03)


if __name__ == "__main__":
    unittest.main()
