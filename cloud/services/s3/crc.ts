const CRC32C_POLYNOMIAL = 0x82f63b78;
/** CRC-64/NVME's polynomial, reflected: high and low half. */
const CRC64_HIGH = 0x9a6c9329;
const CRC64_LOW = 0xac4bc9b5;

const crc32cTable = new Int32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ CRC32C_POLYNOMIAL : value >>> 1;
  return value;
});

const { high: crc64High, low: crc64Low } = crc64Tables();

/** CRC-32C (Castagnoli) as its four bytes. */
export function crc32c(bytes: Uint8Array): Buffer {
  let crc = -1;
  for (const byte of bytes) crc = (crc32cTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const result = Buffer.alloc(4);
  result.writeInt32BE(~crc);
  return result;
}

/** CRC-64/NVME as its eight bytes. Two 32-bit halves, because BigInt is a hundred times slower. */
export function crc64nvme(bytes: Uint8Array): Buffer {
  let high = -1;
  let low = -1;
  for (const byte of bytes) {
    const index = (low ^ byte) & 0xff;
    low = ((low >>> 8) | (high << 24)) ^ (crc64Low[index] ?? 0);
    high = (high >>> 8) ^ (crc64High[index] ?? 0);
  }
  const result = Buffer.alloc(8);
  result.writeInt32BE(~high, 0);
  result.writeInt32BE(~low, 4);
  return result;
}

function crc64Tables(): { high: Int32Array; low: Int32Array } {
  const tables = { high: new Int32Array(256), low: new Int32Array(256) };
  for (let byte = 0; byte < 256; byte++) {
    let high = 0;
    let low = byte;
    for (let bit = 0; bit < 8; bit++) {
      const carry = low & 1;
      low = (low >>> 1) | (high << 31);
      high = high >>> 1;
      if (carry) {
        high ^= CRC64_HIGH;
        low ^= CRC64_LOW;
      }
    }
    tables.high[byte] = high;
    tables.low[byte] = low;
  }
  return tables;
}
