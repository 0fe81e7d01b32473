package io.github.cognitosrp.localpool.srp;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts that a client may have signed in place of the TIMESTAMP that it sent. */
final class SignedTimestamps {
  private static final Pattern FORM =
      Pattern.compile("(\\w{3} \\w{3} )(\\d{1,2})( )(\\d{2})(:\\d{2}:\\d{2} )(\\w+)( \\d{4})");
  private static final int HALF_DAY = 12;

  private SignedTimestamps() {}

  static List<Choice<String>> of(String sent) {
    List<Choice<String>> texts = new ArrayList<>();
    texts.add(Choice.right(sent));
    Matcher fields = FORM.matcher(sent);
    if (!fields.matches()) {
      return texts;
    }
    int day = Integer.parseInt(fields.group(2));
    int hour = Integer.parseInt(fields.group(4));
    if (day < 10) {
      add(
          texts,
          fields,
          "0" + day,
          fields.group(4),
          "UTC",
          "signs a TIMESTAMP with a zero before the day");
      add(
          texts,
          fields,
          " " + day,
          fields.group(4),
          "UTC",
          "signs a TIMESTAMP with a space before the day");
    }
    // Pattern letters h and K print these for the hours after noon, h also for the one after
    // midnight.
    if (hour > HALF_DAY) {
      String onTwelve = twoDigits(hour - HALF_DAY);
      add(
          texts,
          fields,
          String.valueOf(day),
          onTwelve,
          "UTC",
          "signs a TIMESTAMP with hours from 1 to 12");
    } else if (hour == 0) {
      add(
          texts,
          fields,
          String.valueOf(day),
          "12",
          "UTC",
          "signs a TIMESTAMP with hours from 1 to 12");
    }
    for (String zone : List.of("GMT", "Z", "+0000")) {
      add(
          texts,
          fields,
          String.valueOf(day),
          fields.group(4),
          zone,
          "signs a TIMESTAMP with " + zone + " in place of UTC");
    }
    return texts;
  }

  private static void add(
      List<Choice<String>> texts, Matcher sent, String day, String hour, String zone, String what) {
    texts.add(
        Choice.mistake(
            sent.group(1) + day + sent.group(3) + hour + sent.group(5) + zone + sent.group(7),
            what + ", and sends another one"));
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
