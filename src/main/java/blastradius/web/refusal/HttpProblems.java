package blastradius.web.refusal;

import blastradius.model.BlastRadiusException;
import blastradius.model.PlainText;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Turns what goes wrong under any path into the one form of errors, in words of this server. Of what nobody expected only an id leaves
 * the server; the log has the rest under it.
 */
@RestControllerAdvice
public class HttpProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(HttpProblems.class);
    private static final String BAD_REQUEST = BlastRadiusException.Code.BAD_REQUEST.name();
    private static final String LIMIT_EXCEEDED = BlastRadiusException.Code.LIMIT_EXCEEDED.name();

    /* The one file of the pages says itself that its address is none of theirs; it is missing where they were not built. */
    private static final Resource CLIENT = new ClassPathResource("static/index.html");

    /** The code of errors that are ours alone; the message says nothing of their cause. */
    static final String INTERNAL_ERROR = "INTERNAL_ERROR";

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(BlastRadiusException refusal) {
        return Refusals.response(refusal);
    }

    /** A form that is none, or of more parts than are read. */
    @ExceptionHandler({MultipartException.class, jakarta.servlet.ServletException.class})
    ResponseEntity<Map<String, Object>> malformed(Exception thrown) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
        return cause instanceof FileCountLimitExceededException || cause instanceof SizeException
                ? Refusals.response(
                        HttpStatus.CONTENT_TOO_LARGE,
                        LIMIT_EXCEEDED,
                        "the form has too many parts, or one that is too large; put the files into one zip")
                : Refusals.response(HttpStatus.BAD_REQUEST, BAD_REQUEST, "the body is no form as its type states it");
    }

    /* The second: names of parameters with brackets that no binding can follow. */
    @ExceptionHandler({InvalidParameterException.class, InvalidPropertyException.class})
    ResponseEntity<Map<String, Object>> unreadable(RuntimeException thrown) {
        return Refusals.response(
                HttpStatus.BAD_REQUEST, BAD_REQUEST, "the parameters cannot be read, or are more than are read");
    }

    /** Ours; a part of an answer that was sent already stays without an end. */
    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unexpected(RuntimeException thrown, HttpServletResponse response) {
        if (response.isCommitted()) {
            throw thrown;
        }
        return Refusals.response(HttpStatus.INTERNAL_SERVER_ERROR, INTERNAL_ERROR, logged(thrown));
    }

    /* Somebody who followed an address to nothing reads our page; programs and scripts read the error. */
    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException thrown, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return "document".equals(request.getHeader("Sec-Fetch-Dest")) && CLIENT.exists()
                ? ResponseEntity.status(status)
                        .contentType(MediaType.TEXT_HTML)
                        .cacheControl(CacheControl.noStore())
                        .body(CLIENT)
                : super.handleNoResourceFoundException(thrown, headers, status, request);
    }

    /** What a caller is told of it, once the log has the rest. */
    static String logged(@Nullable Throwable thrown) {
        String id = UUID.randomUUID().toString();
        LOG.error("Unexpected error {}", id, thrown);
        return "an unexpected error; the server's log explains it under the id " + id;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception thrown, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        ResponseEntity<Map<String, Object>> answer =
                Refusals.response(known, code(known), known.is5xxServerError() ? logged(thrown) : words(thrown, known));
        HttpHeaders all = new HttpHeaders(headers);
        all.addAll(answer.getHeaders());
        return new ResponseEntity<>(answer.getBody(), all, known);
    }

    /** The code that fits a status which the container or the framework chose. */
    static String code(HttpStatus status) {
        return switch (status) {
            case CONTENT_TOO_LARGE, URI_TOO_LONG, REQUEST_HEADER_FIELDS_TOO_LARGE -> LIMIT_EXCEEDED;
            case FORBIDDEN, UNAUTHORIZED -> "FORBIDDEN";
            case SERVICE_UNAVAILABLE, REQUEST_TIMEOUT -> BlastRadiusException.Code.TIME_EXCEEDED.name();
            case TOO_MANY_REQUESTS -> BlastRadiusException.Code.BUSY.name();
            case NOT_IMPLEMENTED, HTTP_VERSION_NOT_SUPPORTED -> BAD_REQUEST;
            default -> status.is5xxServerError() ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }

    /** What a status says, where nothing else is known. */
    static String words(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "there is nothing under this address";
            case METHOD_NOT_ALLOWED -> "the method is not possible under this address";
            case NOT_ACCEPTABLE -> "the answer has none of the types that the request accepts";
            case CONTENT_TOO_LARGE -> "the request holds more than the server takes";
            case URI_TOO_LONG, REQUEST_HEADER_FIELDS_TOO_LARGE ->
                "address and headers are longer than the server takes";
            case FORBIDDEN, UNAUTHORIZED -> "this may not be asked";
            case SERVICE_UNAVAILABLE, REQUEST_TIMEOUT -> "it took longer than the server allows";
            case TOO_MANY_REQUESTS -> "the server is busy; ask again in a few seconds";
            default -> "the request cannot be understood";
        };
    }

    private static String words(Exception thrown, HttpStatus status) {
        return switch (thrown) {
            case MissingServletRequestParameterException missing ->
                "the parameter \"" + missing.getParameterName() + "\" is missing";
            case MethodArgumentTypeMismatchException wrong -> cannot(wrong.getName(), wrong.getValue());
            case TypeMismatchException wrong -> cannot(String.valueOf(wrong.getPropertyName()), wrong.getValue());
            case BindException wrong -> cannot(wrong);
            case HttpRequestMethodNotSupportedException wrong ->
                PlainText.shown(wrong.getMethod()) + " is not possible under this address; possible are "
                        + String.valueOf(wrong.getSupportedHttpMethods());
            case HttpMediaTypeNotSupportedException wrong ->
                "the content type is not one that is read here: "
                        + PlainText.shown(String.valueOf(wrong.getContentType()));
            default -> words(status);
        };
    }

    private static String cannot(BindingResult wrong) {
        return wrong.getFieldErrors().stream()
                .map((FieldError error) -> cannot(error.getField(), error.getRejectedValue()))
                .collect(Collectors.joining("; "));
    }

    private static String cannot(String name, @Nullable Object value) {
        Object shown = value instanceof Object[] all && all.length == 1 ? all[0] : value;
        if (shown instanceof MultipartFile) {
            return PlainText.shown(name) + " came as a file; send it as a text";
        }
        return PlainText.shown(name) + " cannot be \"" + PlainText.shown(String.valueOf(shown)) + "\"";
    }
}
