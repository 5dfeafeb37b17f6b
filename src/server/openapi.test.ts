import { createConfig, lintFromString } from "@redocly/openapi-core";
import { beforeAll, expect, it } from "vitest";
import { problems } from "../kernel/problem.ts";
import { openTestStore } from "../store/testing.ts";
import { makeApp } from "./app.ts";

let text: string;
beforeAll(async () => {
  const app = await makeApp({ store: await openTestStore(), secure: false, webFolder: undefined });
  text = (await app.inject("/api/v1/openapi.json")).body;
  await app.close();
});

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly responses?: Readonly<Record<string, unknown>>;
}

it("is OpenAPI 3.1 that a linter has nothing against", async () => {
  const config = await createConfig({
    extends: ["recommended"],
    rules: { "operation-operationId": "off", "no-server-example.com": "off" },
  });
  const found = await lintFromString({ source: text, config });
  expect(found.map(({ ruleId, message, location }) => `${ruleId} ${message} ${location[0]?.pointer}`)).toEqual([]);
});

it("names every way of asking that a client of the first version was promised, each with a summary and a place in the list", () => {
  const { paths, openapi } = JSON.parse(text) as { openapi: string; paths: Record<string, Record<string, Operation>> };
  expect(openapi).toBe("3.1.0");
  const wanted = [
    ["/api/v1/session", "post"],
    ["/api/v1/session/hat", "put"],
    ["/api/v1/learners", "get"],
    ["/api/v1/learners/{learnerId}/entries", "get"],
    ["/api/v1/learners/{learnerId}/digests", "get"],
    ["/api/v1/classes/{classId}/day-one", "get"],
    ["/api/v1/learners/{learnerId}/choices/{target}/{category}", "put"],
    ["/api/v1/learners/{learnerId}/choices/{target}/{category}", "delete"],
    ["/api/v1/learners/{learnerId}/access", "get"],
  ] as const;
  for (const [path, verb] of wanted) expect(paths[path]?.[verb], `${verb} ${path}`).toBeDefined();
  for (const operation of Object.values(paths).flatMap((verbs) => Object.values(verbs))) {
    expect(operation.summary && operation.tags?.length).toBeTruthy();
  }
});

it("has for every problem a status and words in both languages", () => {
  for (const { status, title } of Object.values(problems)) expect(status >= 400 && title.en && title.es).toBeTruthy();
});
