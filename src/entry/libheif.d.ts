declare module "libheif-js/wasm-bundle.js" {
  /** One picture of a file. `display` draws into what it is given and hands it back; null where it cannot be read. */
  interface HeifImage {
    is_primary(): boolean;
    get_width(): number;
    get_height(): number;
    display(target: HeifPixels, done: (shown: HeifPixels | null) => void): void;
  }
  interface HeifPixels {
    readonly data: Uint8ClampedArray;
    readonly width: number;
    readonly height: number;
  }
  const libheif: { readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] } };
  export default libheif;
}
