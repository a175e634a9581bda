package rand

// Source gives numbers below 1<<63.
type Source interface {
	Int63() int64
	Seed(seed int64)
}

// Source64 gives 64 random bits at once.
type Source64 interface {
	Source
	Uint64() uint64
}

const (
	rngLen = 607
	rngTap = 273
)

// rngSource adds numbers that it gave 607 and 273 calls ago (Mitchell and Reeds).
type rngSource struct {
	tap  int
	feed int
	vec  [rngLen]int64
}

// fill sets the register for a seed: numbers of a linear congruential generator over those that the register holds after
// 7.8e12 steps from a fixed state.
//
//go:noescape
func fill(vec *[rngLen]int64, seed int64)

func NewSource(seed int64) Source {
	rng := new(rngSource)
	rng.Seed(seed)
	return rng
}

func (rng *rngSource) Seed(seed int64) {
	rng.tap = 0
	rng.feed = rngLen - rngTap
	fill(&rng.vec, seed)
}

func (rng *rngSource) Int63() int64 { return int64(rng.Uint64() & (1<<63 - 1)) }

func (rng *rngSource) Uint64() uint64 {
	if rng.tap--; rng.tap < 0 {
		rng.tap += rngLen
	}
	if rng.feed--; rng.feed < 0 {
		rng.feed += rngLen
	}
	x := rng.vec[rng.feed] + rng.vec[rng.tap]
	rng.vec[rng.feed] = x
	return uint64(x)
}

// runtime_rand is the machine's own generator, which its seed decides.
func runtime_rand() uint64

// runtimeSource is behind the functions of the package.
type runtimeSource struct{}

func (*runtimeSource) Int63() int64   { return int64(runtime_rand() & (1<<63 - 1)) }
func (*runtimeSource) Uint64() uint64 { return runtime_rand() }
func (*runtimeSource) Seed(int64)     {}
