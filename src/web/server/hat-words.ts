import { capacityWords } from "../../identity/capacity.ts";
import type { Hat } from "../../identity/hat.ts";
import { say } from "../language.tsx";

/** A hat in a line: "Teacher, Lincoln Middle School". */
export const hatWords = ({ capacity, organization, function: duty, name }: Hat): string =>
  [say(capacityWords[capacity]), duty, organization?.name, name].filter(Boolean).join(", ");
