import { expect, it } from "vitest";
import { Packed } from "./packed.ts";

it("answers what was put in last, also of the key that was read just before", () => {
  const packed = new Packed<{ role: string }>();
  packed.set("a", { role: "student" });
  expect(packed.get("a")).toEqual({ role: "student" });
  packed.set("a", { role: "teacher" });
  expect([packed.get("a"), packed.get("a"), packed.get("b")]).toEqual([
    { role: "teacher" },
    { role: "teacher" },
    undefined,
  ]);
  packed.delete("a");
  expect([packed.get("a"), packed.has("a")]).toEqual([undefined, false]);
});
