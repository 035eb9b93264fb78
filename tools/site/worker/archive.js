/** What Python needs, unpacked from one file: an archive in the tar format, compressed by gzip. */

const BLOCK = 512;
const GZIP = [0x1f, 0x8b];
const DIRECTORY = "5";

/**
 * The bytes of an archive; a server may have unpacked it on the way.
 *
 * @param {Response} response
 */
export async function unpacked(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!GZIP.every((byte, n) => bytes[n] === byte)) return bytes;
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

/**
 * The files of an archive: name and bytes, which are a part of the archive's own.
 *
 * @param {Uint8Array} archive
 * @returns {Generator<[string, Uint8Array]>}
 */
function* filesOf(archive) {
  const text = new TextDecoder();
  let at = 0;
  /** @param {number} from @param {number} length */
  const field = (from, length) => {
    const bytes = archive.subarray(at + from, at + from + length);
    const end = bytes.indexOf(0);
    return text.decode(end < 0 ? bytes : bytes.subarray(0, end));
  };
  while (at + BLOCK <= archive.length && archive[at]) {
    const size = Number.parseInt(field(124, 12), 8);
    const folder = field(345, 155);
    const name = folder ? `${folder}/${field(0, 100)}` : field(0, 100);
    if (field(156, 1) !== DIRECTORY) yield [name, archive.subarray(at + BLOCK, at + BLOCK + size)];
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
}

const PACKAGES = "/lib/python3.14/site-packages";

/**
 * Puts the files of an archive where Python looks for packages.
 *
 * @param {any} FS
 * @param {Uint8Array} archive
 * @param {(name: string) => boolean} [isWanted]
 */
export function unpackInto(FS, archive, isWanted = () => true) {
  const folders = new Set();
  for (const [name, bytes] of filesOf(archive)) {
    if (!isWanted(name)) continue;
    const folder = `${PACKAGES}/${name.slice(0, name.lastIndexOf("/") + 1)}`;
    if (!folders.has(folder)) FS.mkdirTree(folder);
    folders.add(folder);
    FS.writeFile(`${PACKAGES}/${name}`, bytes, { canOwn: true });
  }
}
