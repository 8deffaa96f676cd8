// Words in lines, by their width in the letters that they are painted in.

/** Break a text into lines of a width; what does not fit in the last one ends in an ellipsis. */
export function inLines(text, width, font, { widest }, most) {
  const fits = (line) => widest([line], font) <= width;
  const lines = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (!lines.length || !fits(longer)) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  const kept = lines.slice(0, most);
  return kept.map((line, at) => {
    const isCut = at === most - 1 && lines.length > most;
    if (!isCut && fits(line)) return line;
    let short = line;
    while (short && !fits(`${short}…`)) short = short.slice(0, -1);
    return `${short.replace(/[\s,;:.]+$/, "")}…`;
  });
}
