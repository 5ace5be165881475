// Package draw makes pictures of answers: a graph, a map, a timeline, for people who have the file and no Neo4j.
//
// It promises:
//
//   - A picture is one file. It asks for nothing from anywhere: no script, no font, no image, no style sheet, and a page
//     of HTML forbids all of them.
//   - The same answer gives the same bytes on the same kind of machine: the layout has no randomness in it.
//   - Text is text. A name that holds markup is shown as it is written.
//   - Colours, sizes and captions are those of queries.Grass, as in Neo4j Browser. What is denied is dashed as well, for those who do not tell
//     the colours apart.
//   - What nothing joins stands side by side; no node covers another, lines go around nodes that are not theirs, and words of lines keep off
//     each other where there is room.
//
// The land of a map is in land/land.txt, made by queries/draw/gen; land/README.md says where it is from and what was changed.
package draw
