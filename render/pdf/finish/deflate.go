package finish

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"sync"

	"studyguide/source/memo"
)

// level is that of zlib. Higher ones make no file smaller by half a percent and take far longer.
const level = 6

// deflater deflates streams on all processors. What comes out does not depend on how many there are, as each stream is
// deflated by itself.
type deflater struct {
	jobs  chan *job
	ended *sync.WaitGroup // the workers
	spare *sync.Pool
}

// job is a stream to be written.
type job struct {
	number     int
	dict, data []byte
	deflated   bool
	buf        *bytes.Buffer
	out        []byte
	done       chan struct{}
}

// stream is the key of a stream that was deflated: its digest.
type stream [sha256.Size]byte

func newDeflater(workers int, memory *memo.Memory) deflater {
	d := deflater{
		jobs: make(chan *job, workers), ended: new(sync.WaitGroup),
		spare: &sync.Pool{New: func() any { return new(bytes.Buffer) }},
	}
	for range workers {
		d.ended.Go(func() { work(d.jobs, d.spare, memory) })
	}
	return d
}

// work deflates what comes until there will be no more.
func work(jobs <-chan *job, spare *sync.Pool, memory *memo.Memory) {
	var z *zlib.Writer
	for j := range jobs {
		var key stream
		if memory != nil {
			key = sha256.Sum256(j.data)
			if out, ok := memo.Get[[]byte](memory, key); ok {
				j.out = out
				close(j.done)
				continue
			}
		}
		j.buf = spare.Get().(*bytes.Buffer)
		j.buf.Reset()
		if z == nil {
			z, _ = zlib.NewWriterLevel(j.buf, level) // fails for unknown levels only
		} else {
			z.Reset(j.buf)
		}
		// A buffer takes everything, so neither fails.
		_, _ = z.Write(j.data)
		_ = z.Close()
		j.out = j.buf.Bytes()
		if memory != nil {
			memo.Put(memory, key, bytes.Clone(j.out))
		}
		close(j.done)
	}
}

// deflate has a job done; its channel done is closed then.
func (d *deflater) deflate(j *job) { d.jobs <- j }

// release takes back the memory of a job that was written.
func (d *deflater) release(j *job) {
	if j.buf != nil {
		d.spare.Put(j.buf)
	}
}

// stop ends the workers, when they are done with what they were given: after it nobody reads the data of jobs.
func (d *deflater) stop() {
	close(d.jobs)
	d.ended.Wait()
}
