import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { expect, it } from "vitest";
import { people, settle } from "./district.ts";
import { openPlace } from "./server.ts";
import { expectAccessible, expectNoSideways, openBrowser, phone } from "./visitor.ts";

const { address } = await openPlace(settle);
const { visit } = openBrowser();

/** A photo of some megabytes with the place where it was taken, as a phone makes it. */
async function photo(): Promise<Buffer> {
  const [width, height] = [3000, 2000];
  return sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 95 })
    .withExif({ IFD0: { Make: "Phone" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "43/1 18/1 30/1" } })
    .toBuffer();
}

it("a learner puts up a photo that is cut on the way, a teacher says something to it, and no place is in it", async () => {
  const page = await visit(address, { email: people.learner, path: "/backpack", size: phone });
  const taken = await photo();
  expect(taken.length).toBeGreaterThan(4_000_000);

  // In the middle of the second piece the connection breaks, once; how much is here is asked, and the rest sent.
  const asked: string[] = [];
  let isCut = false;
  await page.route("**/api/v1/files/*", async (route) => {
    const request = route.request();
    asked.push(request.method());
    if (request.method() === "PATCH" && request.headers()["upload-offset"] !== "0" && !isCut) {
      isCut = true;
      return route.abort("connectionreset");
    }
    return route.continue();
  });
  await page.getByRole("button", { name: /^Add/ }).click();
  await page.getByRole("link", { name: /A piece of work/ }).click();
  await page.getByLabel("Choose files").setInputFiles({ name: "IMG_0007.JPG", mimeType: "image/jpeg", buffer: taken });
  await page.getByText("Ready").waitFor();
  expect(isCut).toBe(true);
  expect(asked.filter((each) => each !== "GET").slice(0, 4)).toEqual(["PATCH", "PATCH", "HEAD", "PATCH"]);
  await page.getByLabel("What it is").fill("A bridge of sticks");
  const classes = page.getByLabel("Made in which class");
  await classes.selectOption({ label: (await classes.locator("option").nth(1).textContent()) ?? "" });
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.getByRole("button", { name: "Save" }).click();

  // On the backpack and on its page, as a picture.
  await page.getByRole("heading", { name: "Works" }).click();
  await page.getByRole("link", { name: "A bridge of sticks" }).click();
  const picture = page.getByRole("img", { name: "IMG_0007.jpg" });
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(480);
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.getByLabel(/What it took/).fill("The third one held.");
  await page.getByRole("button", { name: "Save", exact: true }).first().click();
  await page.getByText("The third one held.").waitFor();
  const full = (await page.getByRole("link", { name: "IMG_0007.jpg, in full size" }).getAttribute("href")) ?? "";
  const kept = await page.context().request.get(address + full);
  const bytes = await kept.body();
  expect((await sharp(bytes).metadata()).exif).toBeUndefined();
  expect(bytes.includes("Phone")).toBe(false);

  // The teacher of the class opens the same page, and says something.
  const place = new URL(page.url()).pathname;
  const asTeacher = await visit(address, { email: people.teacher, path: place, language: "es" });
  await asTeacher.getByLabel(/Qué tiene de bueno/).fill("Strong joints. Try a longer one.");
  await expectAccessible(asTeacher);
  await asTeacher.getByRole("button", { name: "Guardar", exact: true }).click();
  await asTeacher.getByText("Strong joints. Try a longer one.").first().waitFor();
  await page.reload();
  await page.getByText("Strong joints. Try a longer one.").waitFor();

  // Another learner of the same family has no tie to it.
  const asSister = await visit(address, { email: people.child, path: "/backpack" });
  const other = await asSister.context().request.get(address + full);
  expect(other.status()).toBe(404);
  expect(await other.json()).toMatchObject({ type: "/problems/learner-unknown" });
});
