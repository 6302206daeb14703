package finish

import (
	"bytes"
	"crypto/sha256"
	"runtime"
	"sync"

	"example.org/studyguide/render/deflate"
	"example.org/studyguide/source/memo"
)

// backlog is how many streams may wait to be deflated before who brings more waits too. Their data is held until then.
const backlog = 128

// deflater deflates streams on all processors. The output does not depend on their number, as each stream is deflated
// by itself.
type deflater struct {
	jobs   chan *job
	ended  *sync.WaitGroup // the workers
	spare  *sync.Pool
	memory *memo.Memory
}

// job is a stream to be written.
type job struct {
	number     int
	dict, data []byte
	deflated   bool
	buf        *bytes.Buffer
	out        []byte
	panicked   bool // the goroutine that waits for it repeats it
	done       chan struct{}
}

// stream is the key of a stream that was deflated: its digest.
type stream [sha256.Size]byte

func newDeflater(memory *memo.Memory) deflater {
	workers := runtime.GOMAXPROCS(0)
	d := deflater{
		jobs: make(chan *job, backlog), ended: new(sync.WaitGroup),
		spare: &sync.Pool{New: func() any { return new(bytes.Buffer) }}, memory: memory,
	}
	for range workers {
		d.ended.Go(func() { work(d.jobs, d.spare, memory) })
	}
	return d
}

// work deflates jobs until the channel is closed. A panic in it would end the program, as no other goroutine can
// recover it; so a job that panics is left undone, and the goroutine that waits for it repeats it, where its caller can
// recover.
func work(jobs <-chan *job, spare *sync.Pool, memory *memo.Memory) {
	w := worker{spare: spare, memory: memory}
	for j := range jobs {
		func() {
			defer close(j.done)
			defer func() { j.panicked = recover() != nil }()
			w.do(j)
		}()
	}
}

// A worker deflates one job at a time.
type worker struct {
	z      *deflate.Writer // reused for each job
	spare  *sync.Pool
	memory *memo.Memory
}

// do deflates the data of j.
func (w *worker) do(j *job) {
	var key stream
	if w.memory != nil {
		key = sha256.Sum256(j.data)
		if out, ok := memo.Get[[]byte](w.memory, key); ok {
			j.out = out
			return
		}
	}
	j.buf = w.spare.Get().(*bytes.Buffer)
	j.buf.Reset()
	if w.z == nil {
		w.z = deflate.NewZlib(deflate.Small)
	}
	_ = w.z.Append(j.buf, j.data) // a buffer takes everything
	j.out = j.buf.Bytes()
	if w.memory != nil {
		memo.Put(w.memory, key, bytes.Clone(j.out))
	}
}

// deflate queues a job; its channel done is closed when it is finished.
func (d *deflater) deflate(j *job) {
	j.done = make(chan struct{})
	d.jobs <- j
}

// await waits for a job.
func (d *deflater) await(j *job) {
	<-j.done
	if j.panicked {
		j.panicked = false
		(&worker{spare: d.spare, memory: d.memory}).do(j)
	}
}

// pack keeps of a job that is done nothing but its output, in no more memory than that has bytes.
func (d *deflater) pack(j *job) {
	if j.buf != nil {
		j.out = bytes.Clone(j.out)
	}
	d.release(j)
	j.data = nil
}

// release reuses the memory of a job whose output is not needed any more.
func (d *deflater) release(j *job) {
	if j.buf != nil {
		d.spare.Put(j.buf)
		j.buf = nil
	}
}

// stop ends the workers once they have finished their jobs. After it nothing reads the data of jobs.
func (d *deflater) stop() {
	close(d.jobs)
	d.ended.Wait()
}
