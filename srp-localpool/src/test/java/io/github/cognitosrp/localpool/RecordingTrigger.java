package io.github.cognitosrp.localpool;

import io.github.cognitosrp.localpool.model.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A trigger that answers the same to each event, and keeps them. */
final class RecordingTrigger implements Trigger {
  private final Map<String, Object> response;
  private final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();

  RecordingTrigger(Map<String, Object> response) {
    this.response = response;
  }

  @Override
  public Map<String, Object> handle(Map<String, Object> event) {
    events.add(new LinkedHashMap<>(event));
    event.put("response", response);
    return event;
  }

  List<String> sources() {
    return events.stream().map(event -> (String) event.get("triggerSource")).toList();
  }

  Map<String, Object> lastEvent() {
    return events.get(events.size() - 1);
  }

  Map<?, ?> lastRequest() {
    return (Map<?, ?>) lastEvent().get("request");
  }
}
