//go:build unix

package nlp

import (
	"os"
	"syscall"
	"testing"
	"time"
)

// benchmarkText is an article of our own making.
func benchmarkText(b *testing.B) string {
	b.Helper()
	raw, err := os.ReadFile("testdata/harbour.txt")
	if err != nil {
		b.Fatal(err)
	}
	return string(raw)
}

func BenchmarkParse(b *testing.B) {
	text := benchmarkText(b)
	b.SetBytes(int64(len(text)))
	tokens := 0
	for b.Loop() {
		tokens += len(Parse(text).Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkRead reads articles with all layers. tokens/cpu-s is the figure to
// compare with other programs: it does not hide how many cores were used.
func BenchmarkRead(b *testing.B) {
	r := testReader(b)
	text := benchmarkText(b)
	tokens := 0
	before := processorTime(b)
	for b.Loop() {
		tokens += len(r.Read(text).Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(float64(tokens)/(processorTime(b)-before).Seconds(), "tokens/cpu-s")
}

// BenchmarkReadParallel reads several articles at the same time.
func BenchmarkReadParallel(b *testing.B) {
	r := testReader(b)
	text := benchmarkText(b)
	n := len(Parse(text).Tokens)
	before := processorTime(b)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			r.Read(text)
		}
	})
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(float64(n*b.N)/(processorTime(b)-before).Seconds(), "tokens/cpu-s")
}

// processorTime is what the process used of all processors so far.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
