/** Named references that the map uses (HTML 5 §13.5); any other stays as it is written. */
const named: Readonly<Record<string, string>> = {
  amp: "&",
  asymp: "≈",
  cent: "¢",
  deg: "°",
  divide: "÷",
  ge: "≥",
  gt: ">",
  ldquo: "“",
  le: "≤",
  lsquo: "‘",
  lt: "<",
  mdash: "—",
  minus: "−",
  nbsp: " ",
  ndash: "–",
  ne: "≠",
  pi: "π",
  plusmn: "±",
  quot: '"',
  radic: "√",
  rdquo: "”",
  rsquo: "’",
  theta: "θ",
  times: "×",
};
const superscripts: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

const raised = (text: string) =>
  /^\d{1,2}$/.test(text)
    ? [...text].map((digit) => superscripts[digit] ?? digit).join("")
    : /^[a-z]$/i.test(text)
      ? `^${text}`
      : text;

/** Text of a piece of HTML on one line: tags off, references spelled out, exponents kept. */
export const plainText = (html: string): string =>
  html
    .replaceAll(/<sup>([^<]*)<\/sup>/gi, (_, text: string) => raised(text))
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return named[name] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
        return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
      },
    )
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[.,;:)])/g, "")
    .trim();
