package main

import (
	"context"

	"github.com/nacre-tee/nacre/contracts/gasbench"
)

func measureGas(ctx context.Context) ([]Row, error) {
	measured, err := gasbench.Measure(ctx)
	if err != nil {
		return nil, err
	}
	var rows []Row
	for _, m := range measured {
		r := row(m.Name, float64(m.Gas), "gas")
		if m.Reference > 0 {
			r = r.against(float64(m.Reference))
		}
		if m.Target > 0 {
			r = r.atMost(float64(m.Target))
		}
		rows = append(rows, r.shown())
	}
	return rows, nil
}
