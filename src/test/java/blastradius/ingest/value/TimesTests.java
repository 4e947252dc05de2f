package blastradius.ingest.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTests {

    private static final Times UTC = Times.in(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-01-01T12:00:00Z           | 2026-01-01T12:00:00Z
            2026-01-01t12:00:00z           | 2026-01-01T12:00:00Z
            2026-01-01 12:00               | 2026-01-01T12:00:00Z
            2026-01-01T12:00:00            | 2026-01-01T12:00:00Z
            2026-1-1 9:05                  | 2026-01-01T09:05:00Z
            2026/01/01 12:00               | 2026-01-01T12:00:00Z
            2026-01-01T12:00:00 UTC        | 2026-01-01T12:00:00Z
            2026-01-01 12:00:00 GMT        | 2026-01-01T12:00:00Z
            2026-01-01T12:00:00+0100       | 2026-01-01T11:00:00Z
            2026-01-01T12:00:00+01:00      | 2026-01-01T11:00:00Z
            2026-01-01 12:00:00 +0100      | 2026-01-01T11:00:00Z
            2026-01-01T12:00:00+01         | 2026-01-01T11:00:00Z
            2026-01-01T12:00:00-00:00      | 2026-01-01T12:00:00Z
            2026-01-01T12:00:00 UTC+02:00  | 2026-01-01T10:00:00Z
            2026-01-01T12:00+01:00[Europe/Berlin] | 2026-01-01T11:00:00Z
            2026-07-01T12:00[Europe/Berlin]| 2026-07-01T10:00:00Z
            2026-01-01T12:00:00.1234567Z   | 2026-01-01T12:00:00.123456700Z
            2026-01-01T12:00:00,5Z         | 2026-01-01T12:00:00.500Z
            2026-01-01T12:00:00.12345678987654321Z | 2026-01-01T12:00:00.123456789Z
            20260101T120000Z               | 2026-01-01T12:00:00Z
            20260101120000.0Z              | 2026-01-01T12:00:00Z
            20260101120000+0100            | 2026-01-01T11:00:00Z
            +002026-01-01T12:00:00Z        | 2026-01-01T12:00:00Z
            01.02.2026 12:00               | 2026-02-01T12:00:00Z
            1.2.2026, 12:00:30             | 2026-02-01T12:00:30Z
            1767268800                     | 2026-01-01T12:00:00Z
            1767268800.25                  | 2026-01-01T12:00:00.250Z
            1767268800000                  | 2026-01-01T12:00:00Z
            1767268800123                  | 2026-01-01T12:00:00.123Z
            1767268800123456               | 2026-01-01T12:00:00.123456Z
            134117424001234567             | 2026-01-01T12:00:00.123456700Z
            /Date(1767268800000)/          | 2026-01-01T12:00:00Z
            /Date(1767268800000+0100)/     | 2026-01-01T12:00:00Z
            /Date(1000)/                   | 1970-01-01T00:00:01Z
            2016-12-31T23:59:60Z           | 2017-01-01T00:00:00Z
            2017-01-01T00:59:60+01:00      | 2017-01-01T00:00:00Z
            2026-12-31T24:00:00Z           | 2027-01-01T00:00:00Z
            2026-12-31T24:00               | 2027-01-01T00:00:00Z
            2024-02-29T00:00:00Z           | 2024-02-29T00:00:00Z
            """)
    void readsEverySpelling(String text, Instant instant) {
        assertThat(UTC.start(text)).isEqualTo(instant);
        assertThat(UTC.end(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-31        | 2026-12-31T00:00:00Z | 2027-01-01T00:00:00Z
            2026/12/31        | 2026-12-31T00:00:00Z | 2027-01-01T00:00:00Z
            31.12.2026        | 2026-12-31T00:00:00Z | 2027-01-01T00:00:00Z
            2026-12-31Z       | 2026-12-31T00:00:00Z | 2027-01-01T00:00:00Z
            2026-12-31+01:00  | 2026-12-30T23:00:00Z | 2026-12-31T23:00:00Z
            2028-02-29        | 2028-02-29T00:00:00Z | 2028-03-01T00:00:00Z
            """)
    void aDayBeginsWithItsFirstInstantAndEndsWithItsLast(String text, Instant start, Instant end) {
        assertThat(UTC.start(text)).isEqualTo(start);
        assertThat(UTC.end(text)).isEqualTo(end);
    }

    @Test
    void aDayIsOneOfTheZoneAndThereItMayHave23Hours() {
        Times berlin = Times.in(ZoneId.of("Europe/Berlin"));
        assertThat(berlin.start("2026-03-29")).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(berlin.end("2026-03-29")).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
        assertThat(berlin.end("2026-12-31T12:00")).isEqualTo(Instant.parse("2026-12-31T11:00:00Z"));
        assertThat(berlin.start("2026-10-25 02:30")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(berlin.end("2026-10-25 02:30"))
                .as("the hour that comes twice: access ends with the second")
                .isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(berlin.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "0001-01-01",
                "0001-01-01T00:00:00",
                "0001-01-01T00:00:00+01:00",
                "0000-12-31T23:00:00Z",
                "0000-00-00",
                "0000-00-00 00:00:00",
                "1601-01-01T00:00:00Z",
                "1601-01-01",
                "1601-01-01T00:00:00.0000000Z",
                "1600-12-31T23:00:00Z",
                "9999-12-31T23:59:59Z",
                "9999-12-31",
                "9999-12-31T23:59:59.9999999Z",
                "9999-12-30T23:00:00Z",
                "+10000-01-01T00:59:59+01:00",
                "31.12.9999",
                "31.12.9999 00:00",
                "1970-01-01T00:00:00Z",
                "1970-01-01T01:00:00+01:00",
                "1900-01-01",
                "1753-01-01T00:00:00",
                "1899-12-30T00:00:00",
                "0",
                "-1",
                "0.0",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775000",
                "2650467743999999999",
                "-62135596800",
                "-62135596800000",
                "-11644473600",
                "253402300799",
                "253402300799999",
                "/Date(-62135596800000)/",
                "/Date(253402300799999)/",
                "never",
                "Never",
                "NIE",
                "jamais"
            })
    void neverIsNoTime(String text) {
        Times times = Times.in(null);
        assertThat(times.start(text)).isNull();
        assertThat(times.end(text)).isNull();
        assertThat(times.remarks()).last().asString().contains("(2, the first is \"" + text + "\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026",
                "20261231",
                "46022",
                "12/31/2026",
                "31/12/2026",
                "2026-02-30",
                "2026-02-29",
                "2026-13-01",
                "2026-01-01T25:00:00Z",
                "2026-01-01T24:00:01Z",
                "2026-01-01T12:60:00Z",
                "2026-01-01T12:00:61Z",
                "2026-01-01T12:00:60Z",
                "2026-01-01T23:59:60Z",
                "-2026-01-01T00:00:00Z",
                "-0001-01-01",
                "+2026-01-01",
                "+012026-01-01",
                "2026-01-01T12:00:00+25:00",
                "2026-01-01T12:00:00 CET",
                "2026-01-01T12:00:00[Nowhere/At_all]",
                "2026-01-01T",
                "2026-01-01T12",
                "2026-W01",
                "2026-001",
                "1.76723E9",
                "1e999999999",
                "99999999999999999999999",
                "20260101120000",
                "-5",
                "1767268800000000000",
                "/Date(x)/",
                "/Date(99999999999999999)/",
                "00.00.0000",
                "NaN",
                "2026-01-01 12:00 2026-01-01 12:00",
                "\u0662\u0660\u0662\u0666-01-01"
            })
    void whatCannotBeReadIsNamed(String text) {
        assertThatThrownBy(() -> UTC.end(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("\"" + text + "\" is no instant of the years 0 to 9999; write it as ");
    }

    @Test
    void aMissingZoneIsRemarkedOnOnce() {
        Times times = Times.in(null);
        times.start("2026-01-01 12:00");
        times.end("2026-12-31");
        times.end("2026-12-31T00:00:00Z");
        assertThat(times.remarks())
                .singleElement()
                .asString()
                .contains("read as UTC (2, the first is \"2026-01-01 12:00\")")
                .contains("zone=");
    }
}
