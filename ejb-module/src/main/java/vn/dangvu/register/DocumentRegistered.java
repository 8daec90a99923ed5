package vn.dangvu.register;

import java.util.Map;
import vn.dangvu.shared.DocumentEvent;

/** A report got its arrival number; facts: year, arrivalNumber. */
public record DocumentRegistered(Long personId, Long unitId, long objectId, Map<String, Object> facts)
        implements DocumentEvent {}
