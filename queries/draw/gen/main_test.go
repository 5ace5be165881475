package main

import (
	"strings"
	"testing"
)

// Two countries share a meridian, and the second reaches over the date line; an island is too small to draw.
const twoCountries = `{"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},
"arcs":[[[170,0],[0,10]],[[170,10],[-10,0],[0,-10],[10,0]],[[170,10],[8,0],[-354,0],[0,-10],[354,0],[-8,0]],[[5,5],[0,0],[0,0],[0,0]]],
"objects":{"countries":{"type":"GeometryCollection","geometries":[
 {"type":"Polygon","arcs":[[0,1]],"properties":{"name":"West"}},
 {"type":"MultiPolygon","arcs":[[[2,-1]],[[3]]],"properties":{"name":"East"}}]},
"land":{"type":"GeometryCollection","geometries":[{"type":"MultiPolygon","arcs":[[[2,-2]],[[3]]]}]}}}`

func TestConvert(t *testing.T) {
	var out strings.Builder
	if err := convert(&out, strings.NewReader(twoCountries)); err != nil {
		t.Fatal(err)
	}
	// Points on a straight line are left out, and the line over the date line goes on to 184 degrees.
	want := "land 8500 500 700 0 0 -500 -700 0 -500 0 0 500 500 0\nborder 8500 0 0 500\n"
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	if err := convert(&out, strings.NewReader(`{"arcs":"none"}`)); err == nil {
		t.Error("what is no TopoJSON is taken for some")
	}
}

func TestSimplify(t *testing.T) {
	line := []point{{0, 0}, {1, 0.01}, {2, 0}, {3, 1}, {4, 0}}
	if got := simplify(line); len(got) != 4 || got[1] != line[2] || got[2] != line[3] {
		t.Errorf("simpler: %v", got)
	}
}
