import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { launchBrowser } from "./browser.ts";
import { password } from "./district.ts";

export const desk = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export interface Visit {
  readonly email: string;
  readonly path: string;
  readonly size?: { width: number; height: number };
  readonly language?: "en" | "es";
}

type Look = Pick<Visit, "size" | "language">;

/**
 * One browser for a file of journeys. `visit` opens a page as somebody signed in, `open` as nobody yet; a fault in the page's
 * console fails.
 */
export function openBrowser(): {
  readonly visit: (address: string, visit: Visit) => Promise<Page>;
  readonly open: (url: string, look?: Look) => Promise<Page>;
} {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
  });
  const newPage = async ({ size = desk, language = "en" }: Look) => {
    const context = await browser.newContext({ viewport: size, locale: language, timezoneId: "America/Chicago" });
    const page = await context.newPage();
    page.on("pageerror", (error) => expect.unreachable(`the page threw: ${error.message}`));
    return page;
  };
  const go = async (page: Page, url: string) => {
    await page.goto(url);
    await page.locator("h1").first().waitFor();
    return page;
  };
  return {
    async visit(address, { email, path, ...look }) {
      const page = await newPage(look);
      const session = await page.context().request.post(`${address}/api/v1/session`, { data: { email, password } });
      expect(session.status()).toBe(200);
      return go(page, address + path);
    },
    open: async (url, look = {}) => go(await newPage(look), url),
  };
}

const axeSource = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** WCAG 2.2 AA and best practice, on the page as it stands: open what is to be scanned first. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(await axeSource);
  const { violations } = await page.evaluate(
    (values): Promise<AxeResults> =>
      (window as unknown as { axe: typeof import("axe-core") }).axe.run({ runOnly: { type: "tag", values } }), // put there above
    rules,
  );
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

/** Nothing may be wider than the window. */
export async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
}
