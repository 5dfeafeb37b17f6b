/** Places as they are read: the file once, then its lines. "users.csv:12, 40; orgs.csv:3". */
export function placesInWords(places: readonly string[]): string {
  const files = Map.groupBy(places, (place) => place.replace(/:\d+$/, ""));
  return [...files]
    .map(([file, all]) => {
      const lines = all.flatMap((place) => /:(\d+)$/.exec(place)?.[1] ?? []);
      return lines.length > 0 ? `${file}:${lines.join(", ")}` : file;
    })
    .join("; ");
}
