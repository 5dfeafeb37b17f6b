import fc from "fast-check";
import { expect, it } from "vitest";
import { filesIn, withFiles } from "./file-ref.ts";
import { dispositionOf, safeName, typeOf } from "./file-type.ts";

it("makes of any name one that leads nowhere, turns nothing around, and ends as the file is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (given) => {
      const name = safeName(given, "image/jpeg");
      expect(name).toMatch(/[^.].*\.jpg$|^file\.jpg$/u);
      expect(name).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069/\\]|^\./u);
      expect([...name].length).toBeLessThanOrEqual(124);
    }),
  );
  expect(safeName("../../etc/passwd", "text/plain")).toBe("etc passwd.txt");
  expect(safeName("evil\u202Egpj.exe", "image/png")).toBe("evil gpj.png");
  expect(safeName("Cuadro de Lucía 🎨.PNG", "image/jpeg")).toBe("Cuadro de Lucía 🎨.jpg");
  expect(safeName("CON\r\nSet-Cookie: a=b.pdf", "application/pdf")).toBe("CON Set-Cookie a=b.pdf");
});

it("names a file in a header so that no name ends it, and shows nothing that a browser could run", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (given) => {
      const header = dispositionOf({ name: safeName(given, "application/pdf"), mediaType: "application/pdf" });
      expect(header).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[\w.~!$&+^`|%-]*$/);
    }),
  );
  expect(dispositionOf({ name: "a.jpg", mediaType: "image/jpeg" })).toMatch(/^inline/);
  for (const mediaType of ["text/plain", "text/html", "image/svg+xml", "application/pdf", "constructor"])
    expect(dispositionOf({ name: "a", mediaType })).toMatch(/^attachment/);
  for (const never of ["text/html", "image/svg+xml", "application/zip", "application/x-msdownload", "toString"])
    expect(typeOf(never)).toBeUndefined();
});

const ref = (n: number) => ({
  id: `00000000-0000-7000-8000-00000000000${n}`,
  name: `${n}.txt`,
  mediaType: "text/plain",
  bytes: n,
});

it("finds the files of a body at the same positions, in whatever order its members come back", () => {
  const body = { title: "x", steps: [{ proof: ref(2) }, { proof: ref(3) }], evidence: [ref(1)], clip: ref(0) };
  const turned = { steps: body.steps, clip: body.clip, evidence: body.evidence, title: "x" };
  expect(filesIn(body).map(({ bytes }) => bytes)).toEqual([0, 1, 2, 3]);
  expect(filesIn(turned)).toEqual(filesIn(body));
  expect(filesIn({ files: [{ name: "kept elsewhere", mediaType: "x", bytes: 1 }], id: "no file" })).toEqual([]);
  expect(withFiles(body, (each) => ({ ...each, bytes: 9 }))).toMatchObject({ clip: { bytes: 9 }, title: "x" });
});
