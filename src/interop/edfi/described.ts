import type { Described, EdFiContext } from "./context.ts";
import { type TopElement, textOf } from "./element.ts";

/** Whether an element describes a value of a descriptor, or maps one to another. */
export const isDescriptor = (name: string): boolean => name.endsWith("Descriptor") || name === "DescriptorMapping";

/** Whether a namespace is Ed-Fi's own, or none is said. */
export const isOfEdFi = (namespace: string | undefined): boolean =>
  namespace === undefined || /\bed-fi\.org\b/i.test(namespace);

/**
 * What an older descriptor is mapped to: `GradeLevelMap` of a `GradeLevelDescriptor`, `PerformanceBaseConversion` of a level
 * (Data Standard 2).
 */
const mappedIn = ({ members }: TopElement): string | undefined =>
  members.find(({ name, text }) => (name.endsWith("Map") || name === "PerformanceBaseConversion") && text !== "")?.text;

/**
 * A descriptor that the bundle brings along: `uri://ed-fi.org/GradeLevelDescriptor` and `#Ninth grade`, with its short
 * description and what it is mapped to. A `DescriptorMapping` (since Data Standard 4) maps a state's value to one of Ed-Fi's.
 */
export function gatherDescriptor(element: TopElement, { descriptors }: EdFiContext): void {
  const namespace = textOf(element, "Namespace");
  const code = textOf(element, "CodeValue") ?? textOf(element, "Value");
  if (code === undefined) return;
  if (element.name === "DescriptorMapping") {
    const mapped = textOf(element, "MappedValue");
    if (namespace === undefined || mapped === undefined || !isOfEdFi(textOf(element, "MappedNamespace"))) return;
    const uri = `${namespace}#${code}`;
    descriptors.set(uri, { ...descriptors.get(uri), mapped });
    return;
  }
  const words = textOf(element, "ShortDescription");
  const mapped = mappedIn(element);
  const described: Described = {
    ...(words !== undefined && words !== code && { words }),
    ...(mapped !== undefined && { mapped }),
  };
  const keyed = (uri: string) => descriptors.set(uri, { ...described, ...descriptors.get(uri) });
  if (namespace !== undefined) keyed(`${namespace}#${code}`);
  const alone = `${element.name}#${code}`;
  const other = descriptors.get(alone);
  // Who says no namespace could mean either.
  if (other && (other.words !== described.words || other.mapped !== described.mapped)) descriptors.set(alone, {});
  else keyed(alone);
}
