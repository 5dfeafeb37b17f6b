import { newId } from "../kernel/id.ts";
import { Problem } from "../kernel/problem.ts";
import type { Words } from "../kernel/words.ts";
import { numberOf } from "../privacy/category.ts";
import type { Database } from "../store/connect.ts";
import { firstRow, statement } from "../store/statement.ts";
import { asSubject } from "../store/subject.ts";
import { type CustomDefinition, type CustomElement, wrongWith } from "./custom-element.ts";

/** What is to become of an own element. Without a kind it is a new one. */
export interface CustomOrder {
  readonly kind?: string | undefined;
  readonly organizationId: string;
  readonly state: CustomElement["state"];
  readonly definition: CustomDefinition;
  readonly reason?: string | undefined;
}

const put = statement<{ done: boolean }>(
  "profile.put-custom-element",
  "select door.put_custom_element($1, $2, $3, $4, $5::smallint, $6, $7::jsonb, $8) as done",
);

/** Stores an own element as the subject. Throws `element-refused` where it is wrong, and `element-unknown` where it is not theirs. */
export async function putCustomElement(
  work: Database,
  subjectId: string,
  { kind = `custom-${newId().slice(-12)}`, organizationId, state, definition, reason }: CustomOrder,
  before?: CustomDefinition,
): Promise<string> {
  const wrong: Words | undefined = wrongWith(definition, before);
  if (wrong) throw new Problem("element-refused", wrong);
  const values = [newId(), kind, organizationId, state, numberOf(definition.slice), definition.writers];
  const row = await asSubject(work, subjectId, (transaction) =>
    firstRow(transaction, put, [...values, JSON.stringify(definition), reason ?? null]),
  );
  if (!row?.done) throw new Problem("element-unknown");
  return kind;
}
