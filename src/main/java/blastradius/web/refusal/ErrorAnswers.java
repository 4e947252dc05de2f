package blastradius.web.refusal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers where no controller did: what the container refuses has the form of every other error. */
@RestController
public class ErrorAnswers implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<Map<String, Object>> error(HttpServletRequest request) {
        HttpStatus status = status(request);
        @Nullable Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return Refusals.response(
                status,
                HttpProblems.code(status),
                status == HttpStatus.INTERNAL_SERVER_ERROR ? HttpProblems.logged(thrown) : HttpProblems.words(status));
    }

    /* Nobody asks for this address but the container. */
    private static HttpStatus status(HttpServletRequest request) {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            return HttpStatus.NOT_FOUND;
        }
        @Nullable
        HttpStatus stated = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : null;
        return stated == null ? HttpStatus.INTERNAL_SERVER_ERROR : stated;
    }
}
