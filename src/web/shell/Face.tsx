/** Initials in a circle; decoration, because the name stands beside it. The tone follows from the name and means nothing. */
export function Face({ name, size }: { name: string; size?: number }) {
  const parts = name.split(/\s+/).filter(Boolean);
  const initials = [parts[0], parts.length > 1 ? parts.at(-1) : undefined]
    .map((part) => Array.from(part ?? "")[0] ?? "")
    .join("");
  const tone = Array.from(name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 5;
  return (
    <span
      className="face"
      data-tone={tone}
      aria-hidden
      style={size ? { inlineSize: size, blockSize: size, fontSize: size / 2.6 } : undefined}
    >
      {initials.toUpperCase()}
    </span>
  );
}
