import { useLingui } from "@lingui/react/macro";
import { count } from "./moment.ts";

/** Bytes and seconds as an administrator reads them: "148 MB", "about 50 s". */
export function useSizeWords() {
  const { t } = useLingui();
  return {
    bytes(number: number): string {
      if (number < 1_000_000) return t`${count(Math.max(1, Math.ceil(number / 1_000)))} kB`;
      if (number < 1_000_000_000) return t`${count(Math.round(number / 1_000_000))} MB`;
      return t`${count(Math.round(number / 100_000_000) / 10)} GB`;
    },
    seconds(number: number): string {
      if (number < 10) return t`a few seconds`;
      if (number < 90) return t`about ${count(Math.round(number / 10) * 10)} s`;
      return t`about ${count(Math.round(number / 60))} min`;
    },
  };
}
