import "./custom.css";
import type { View } from "../entry/open.ts";
import { ownKinds } from "../own-kinds.ts";
import { CustomBlock } from "./CustomBlock.tsx";

/** What a district or school asks besides, a block each. Of what is not open nothing is on the page. */
export const CustomBlocks = ({ view }: { view: View }) =>
  ownKinds().map(({ kind, element }) => <CustomBlock key={kind.name} view={view} kind={kind} element={element} />);
