/** What a `Range` header asks of a file of so many bytes (RFC 9110 §14.2): a part, all of it, or what it does not have. */
export type Asked = { readonly start: number; readonly end: number } | "whole" | "none";

/**
 * One part, both ends included; several at once are answered with the whole, as any server may. `If-Range` holds the part only if it
 * names the very file (§13.1.5).
 */
export function askedOf(
  { range, ifRange }: { readonly range?: string | undefined; readonly ifRange?: string | undefined },
  bytes: number,
  tag: string,
): Asked {
  const parts = /^bytes=(\d*)-(\d*)$/.exec(range?.replaceAll(" ", "") ?? "");
  if (!parts || (ifRange !== undefined && ifRange !== tag)) return "whole";
  const [, from = "", to = ""] = parts;
  if (from === "" && to === "") return "whole";
  if (from === "") {
    const last = Math.min(Number(to), bytes);
    return last > 0 ? { start: bytes - last, end: bytes - 1 } : "none";
  }
  const start = Number(from);
  const end = to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (to !== "" && Number(to) < start) return "whole";
  return start < bytes ? { start, end } : "none";
}
