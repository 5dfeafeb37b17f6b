import fc from "fast-check";

/** A kind's schema as the plain JSON Schema it also is. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** Days in which a school's years begin and end. */
export const day = fc
  .integer({ min: 0, max: 900 })
  .map((days) => new Date(Date.UTC(2024, 5, 1) + days * 86_400_000).toISOString().slice(0, 10));

const anyText = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `x${text.replaceAll(/\d/g, "")}`);

/** Bodies that a schema takes: whatever a source or a person may send. `texts` stand where it lets any text. */
export function bodies(schema: Schema, texts: fc.Arbitrary<string> = anyText): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === "object") {
    const { properties = {}, required = [] } = schema;
    return fc.record(Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, bodies(each, texts)])), {
      requiredKeys: [...required],
    });
  }
  if (schema.type === "array")
    return fc.array(bodies(schema.items ?? {}, texts), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(3, schema.maxItems ?? 3),
    });
  if (schema.type === "number")
    return fc.double({ min: schema.minimum ?? 0.5, max: schema.maximum ?? 1000, noNaN: true });
  if (schema.type === "integer") return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 3000 });
  if (schema.type === "boolean") return fc.boolean();
  if (schema.format === "date") return day;
  if (schema.format === "uuid") return fc.uuid();
  if (schema.format === "uri") return fc.webUrl();
  return schema.maxLength === undefined ? texts : texts.map((text) => text.slice(0, schema.maxLength).toWellFormed());
}
