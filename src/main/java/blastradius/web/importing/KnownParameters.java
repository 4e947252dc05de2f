package blastradius.web.importing;

import blastradius.model.BlastRadiusException.BadRequest;
import blastradius.model.PlainText;
import blastradius.web.refusal.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets pass only requests whose parameters the called method knows, each once unless it is a list: a slip in a name must not be an import
 * that does something else. What a method knows, its own parameters say. Refuses a file that came as a form, before anybody looks for
 * parameters in it.
 */
public final class KnownParameters implements HandlerInterceptor {

    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        if (isForm(request)) {
            response.setStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
            Refusals.write(
                    response,
                    "BAD_REQUEST",
                    "the file came as a form (" + FORM + "), in which bytes are lost; send it with -F file=@…, or with"
                            + " --data-binary @… and the header Content-Type: application/octet-stream");
            return false;
        }
        if (takesAll(method)) {
            return true;
        }
        String more = String.valueOf(request.getContentType()).startsWith("multipart/")
                ? "; a part that is a file has a file name (-F file=@…)"
                : "";
        check(request.getParameterMap(), known(method), more);
        return true;
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = String.valueOf(request.getContentType()).strip().toLowerCase(Locale.ROOT);
        return type.startsWith(FORM) && !request.getMethod().equals("GET");
    }

    /* Whoever takes them as a map tells by other means what it knows. */
    private static boolean takesAll(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> MultiValueMap.class.isAssignableFrom(parameter.getParameterType()));
    }

    /* Names, and whether each may stand several times. */
    private static Map<String, Boolean> known(HandlerMethod method) {
        Map<String, Boolean> known = new LinkedHashMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)) {
                known.put(String.valueOf(parameter.getParameter().getName()), isList(parameter.getParameterType()));
            } else if (parameter.getParameterType().isRecord() && parameter.getParameterAnnotations().length == 0) {
                Stream.of(parameter.getParameterType().getRecordComponents())
                        .forEach((RecordComponent part) -> known.put(part.getName(), isList(part.getType())));
            }
        }
        return known;
    }

    private static boolean isList(Class<?> type) {
        return Collection.class.isAssignableFrom(type);
    }

    private static void check(Map<String, String[]> given, Map<String, Boolean> known, String more) {
        given.forEach((name, values) -> {
            if (!known.containsKey(name)) {
                throw new BadRequest("the parameter \"" + PlainText.shown(name) + "\" is not known; "
                        + (known.isEmpty() ? "there is none here" : "there are " + String.join(", ", known.keySet()))
                        + more);
            }
            if (values.length > 1 && !known.getOrDefault(name, false)) {
                throw new BadRequest("the parameter " + name + " stands " + values.length + " times, with "
                        + PlainText.shown(Arrays.toString(values)) + "; say it once");
            }
        });
    }
}
