import { useLingui } from "@lingui/react/macro";

/** "Algebra 1, Period 3": periods are numbers in some systems and names in others. */
export function useClassTitle(): (inClass: { title: string; period?: string | undefined }) => string {
  const { t } = useLingui();
  return ({ title, period }) => {
    if (!period) return title;
    if (/^\d+$/.test(period)) return t`${title}, Period ${period}`;
    return title.includes(period) ? title : `${title}, ${period}`;
  };
}
