import { ClickHouseError } from '@clickhouse/client'

// What ClickHouse says of a row that it cannot read, whoever asks and whenever: numbers of
// https://github.com/ClickHouse/ClickHouse/blob/master/src/Common/ErrorCodes.cpp
const UNREADABLE = new Set([
  '6', // CANNOT_PARSE_TEXT
  '25', // CANNOT_PARSE_ESCAPE_SEQUENCE
  '26', // CANNOT_PARSE_QUOTED_STRING
  '27', // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  '33', // CANNOT_READ_ALL_DATA
  '38', // CANNOT_PARSE_DATE
  '41', // CANNOT_PARSE_DATETIME
  '53', // TYPE_MISMATCH
  '69', // ARGUMENT_OUT_OF_BOUND
  '72', // CANNOT_PARSE_NUMBER
  '117', // INCORRECT_DATA
  '130', // CANNOT_READ_ARRAY_FROM_TEXT
  '131', // TOO_LARGE_STRING_SIZE
  '321', // VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE
  '349', // CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN
  '376', // CANNOT_PARSE_UUID
  '407', // DECIMAL_OVERFLOW
  '467', // CANNOT_PARSE_BOOL
])

/** Why the store will never take these rows, or null when it may take them later. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof ClickHouseError)) return null
  // "Too many parts" has the same number, and passes when merges have caught up.
  const scattered = error.code === '252' && error.message.includes('Too many partitions')
  return scattered || UNREADABLE.has(error.code) ? `${error.type}: ${error.message.trim()}` : null
}
