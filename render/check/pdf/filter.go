package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
)

// decode returns the data of a stream. It is not called for images.
func (o *objects) decode(s *stream) ([]byte, error) {
	if s.dict.get("F") != nil {
		return nil, errors.New("its data are in another file")
	}
	filters, parms := o.list(s.dict.get("Filter")), o.list(s.dict.get("DecodeParms"))
	data := s.raw
	if !take(&o.left.inflated, len(data)) {
		return nil, errors.New("there is too much of it")
	}
	for i, filter := range filters {
		if n, _ := o.resolve(filter).(name); n != "FlateDecode" {
			return nil, fmt.Errorf("there is no way to read the filter %v", filter)
		}
		var err error
		if data, err = o.inflate(data); err != nil {
			return nil, fmt.Errorf("inflating: %w", err)
		}
		if i >= len(parms) {
			continue
		}
		if data, err = o.unpredict(data, o.dict(parms[i])); err != nil {
			return nil, fmt.Errorf("undoing the predictor: %w", err)
		}
	}
	return data, nil
}

// list returns the elements of an array, or a single value as an array of one.
func (o *objects) list(v any) array {
	switch to := o.resolve(v).(type) {
	case nil:
		return nil
	case array:
		return to
	}
	return array{v}
}

func (o *objects) inflate(data []byte) ([]byte, error) {
	var err error
	if r, ok := o.inflater.(zlib.Resetter); ok {
		err = r.Reset(bytes.NewReader(data), nil)
	} else {
		o.inflater, err = zlib.NewReader(bytes.NewReader(data))
	}
	if err != nil {
		o.inflater = nil
		return nil, err
	}
	most := min(largest, max(0, o.left.inflated))
	out := bytes.NewBuffer(make([]byte, 0, min(most, 4*len(data))+bytes.MinRead)) // few streams deflate better
	_, err = out.ReadFrom(io.LimitReader(o.inflater, int64(most)+1))
	if out.Len() > most {
		return nil, errors.New("it is too large")
	}
	take(&o.left.inflated, out.Len())
	return out.Bytes(), err
}

// unpredict undoes the predictors of PNG (7.4.4.4).
func (o *objects) unpredict(data []byte, d dict) ([]byte, error) {
	predictor := o.number(d.get("Predictor"), 1)
	if predictor == 1 {
		return data, nil
	}
	colors, bits, columns := o.number(
		d.get("Colors"),
		1,
	), o.number(
		d.get("BitsPerComponent"),
		8,
	), o.number(
		d.get("Columns"),
		1,
	)
	if predictor < 10 || predictor > 15 || colors < 1 || colors > 32 || bits < 1 || bits > 16 || columns < 1 ||
		columns > 1<<20 {
		return nil, fmt.Errorf("there is no way to read the predictor %d of %d×%d×%d", predictor, colors, bits, columns)
	}
	pixel := (colors*bits + 7) / 8
	width := (colors*bits*columns + 7) / 8
	if len(data)%(width+1) != 0 {
		return nil, fmt.Errorf("%d bytes are no rows of %d", len(data), width+1)
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, width)
	for ; len(data) > 0; data = data[width+1:] {
		start := len(out)
		out = append(out, data[1:width+1]...)
		row := out[start:]
		for i := range row {
			var left, corner byte
			if i >= pixel {
				left, corner = row[i-pixel], above[i-pixel]
			}
			switch data[0] {
			case 0:
			case 1:
				row[i] += left
			case 2:
				row[i] += above[i]
			case 3:
				row[i] += byte((int(left) + int(above[i])) / 2)
			case 4:
				row[i] += paeth(left, above[i], corner)
			default:
				return nil, fmt.Errorf("a row has the predictor %d", data[0])
			}
		}
		above = row
	}
	return out, nil
}

// paeth is the predictor of that name (PNG, 9.4).
func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	near := func(v byte) int { return max(p-int(v), int(v)-p) }
	switch {
	case near(a) <= near(b) && near(a) <= near(c):
		return a
	case near(b) <= near(c):
		return b
	}
	return c
}
