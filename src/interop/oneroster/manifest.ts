import type { Collector } from "../adapter.ts";
import { type BundleFile, damage, fileNamed } from "../standard.ts";
import { readTable } from "../table.ts";

/** What the manifest says of each file; a bundle without one is read as bulk. */
export type Mode = "bulk" | "delta" | "absent";

/** Modes by the name of the file in lower case. A damaged manifest says nothing. */
export async function readManifest(files: readonly BundleFile[], out: Collector): Promise<Map<string, Mode>> {
  const modes = new Map<string, Mode>();
  const manifest = fileNamed(files, "manifest.csv");
  if (!manifest) return modes;
  try {
    for await (const { rows } of readTable(manifest.path, manifest.text(), ["propertyName", "value"])) {
      for (const { cells } of rows) {
        const file = /^file\.(\w+)$/i.exec(cells.propertyName ?? "")?.[1];
        const mode = cells.value?.toLowerCase();
        if (file && (mode === "bulk" || mode === "delta" || mode === "absent")) modes.set(file.toLowerCase(), mode);
      }
    }
  } catch (error) {
    out.remarks.push(...damage(manifest.path, error).remarks);
  }
  return modes;
}
