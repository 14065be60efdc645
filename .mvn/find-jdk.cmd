@echo off
rem Sets JAVA_HOME to a JDK of at least version 25, or says what to install and fails.
call :good "%JAVA_HOME%" && exit /b 0
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do (
    call :good "%%~d" && (
        set "JAVA_HOME=%%~d"
        exit /b 0
    )
)
echo Gradus needs a JDK 25 or newer and found none: install one, for example Temurin 25 from https://adoptium.net 1>&2
exit /b 1

:good
if "%~1"=="" exit /b 1
if not exist "%~1\bin\javac.exe" exit /b 1
if not exist "%~1\release" exit /b 1
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do (
    set "FOUND=%%~v"
)
set "FOUND=%FOUND:"=%"
if %FOUND% GEQ 25 exit /b 0
exit /b 1
