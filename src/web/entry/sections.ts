/** How the backpack is laid out; it stands in the address, so that it can be sent and comes back. */
export type Sections = "five" | undefined;

/** Whatever else stands in the address is left out. */
export const readSections = ({ sections }: Record<string, unknown>): { sections?: "five" } =>
  sections === "five" ? { sections } : {};
