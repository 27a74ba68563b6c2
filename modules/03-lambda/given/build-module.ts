import { type BuildOptions, build } from 'esbuild';

/**
 * Puts a file and all that it imports into one ES module, minified. The same source gives the same bytes.
 *
 * @param settings where the module will run
 * @throws Error with esbuild's message when the source cannot be built
 */
export async function buildModule(
  source: string,
  settings: Pick<BuildOptions, 'platform' | 'target' | 'mainFields' | 'define' | 'footer'>,
): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
    ...settings,
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
